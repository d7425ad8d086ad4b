import fc from "fast-check";
import { expect, test } from "vitest";
import { safeCallback } from "./callback-url.ts";

const APP = "http://localhost:3000";

test("keeps a path of this application with its question", () => {
  expect(safeCallback("/teams/1?weeks=26", APP)).toBe("/teams/1?weeks=26");
  expect(safeCallback("http://localhost:3000/definitions", APP)).toBe("/definitions");
});

test.each([
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "http://localhost:3000@evil.example/",
  "javascript:alert(1)",
  "http://localhost:3001/",
  "/sign-in?callbackUrl=/sign-in",
  "/api/auth/signout",
  "",
  "http://[",
  null,
  undefined,
])("sends %j home", (asked) => {
  expect(safeCallback(asked, APP)).toBe("/");
});

test("whatever is asked, the browser stays on this origin", () => {
  fc.assert(
    fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.webPath()), (asked) => {
      expect(new URL(safeCallback(asked, APP), APP).origin).toBe(APP);
    }),
  );
});
