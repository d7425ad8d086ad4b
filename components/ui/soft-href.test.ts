import { expect, test } from "vitest";
import { softHref } from "./soft-href.ts";

const HERE = "http://localhost:3000/teams/1?weeks=52";
const click = { button: 0, modified: false, taken: false };
const anchor = (href: string) => ({ href, target: "", download: false });

test("a page of ours is gone to softly, with its question and its place", () => {
  expect(softHref(click, anchor("/teams/1?weeks=4#noise"), HERE)).toBe("/teams/1?weeks=4#noise");
  expect(softHref(click, anchor("http://localhost:3000/definitions"), HERE)).toBe("/definitions");
  expect(softHref(click, anchor("/teams/1?weeks=52"), HERE)).toBe("/teams/1?weeks=52");
});

test.each([
  ["another button", { ...click, button: 1 }, anchor("/")],
  ["a key that asks for a tab", { ...click, modified: true }, anchor("/")],
  ["a click that somebody has answered", { ...click, taken: true }, anchor("/")],
  ["a download", click, { ...anchor("/x"), download: true }],
  ["another window", click, { ...anchor("/"), target: "_blank" }],
  ["another site", click, anchor("https://example.com/")],
  ["a file", click, anchor("/api/export/home")],
  ["a place on this page", click, anchor("#content")],
])("%s is left to the browser", (_name, how, where) => {
  expect(softHref(how, where, HERE)).toBeNull();
});
