import { expect, test } from "vitest";
import { sourceLinks } from "./source-link.ts";

test.each([
  "https://github.com/acme/shop.git",
  "git@github.com:acme/shop.git",
  "ssh://git@github.com/acme/shop",
])("%s has pages for its commits and changes", (location) => {
  const links = sourceLinks(location);
  expect(links.commit("abcdef0")).toBe("https://github.com/acme/shop/commit/abcdef0");
  expect(links.change(12)).toBe("https://github.com/acme/shop/pull/12");
  expect(links.change(null)).toBeNull();
});

test.each(["/srv/git/shop", "https://git.example.com/acme/shop"])(
  "%s has none that we know of",
  (location) => {
    expect(sourceLinks(location).commit("abcdef0")).toBeNull();
  },
);

test("what is not a hash never becomes part of a link", () => {
  expect(sourceLinks("https://github.com/acme/shop").commit('"><script>')).toBeNull();
});
