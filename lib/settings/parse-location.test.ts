import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "@/lib/core/errors.ts";
import { parseLocation } from "./parse-location.ts";

test.each([
  ["/home/ada/shop/", { source: "local", location: "/home/ada/shop", name: "shop" }],
  ["/srv/git/shop.git", { source: "local", location: "/srv/git/shop.git", name: "shop" }],
  ["/home/ada/shop/.git", { source: "local", location: "/home/ada/shop/.git", name: "shop" }],
  ["/home/ada/../bob/ün ïcode", { source: "local", location: "/home/bob/ün ïcode", name: "ün ïcode" }],
  [
    "https://github.com/acme/shop.git?x=1#y",
    { source: "remote", location: "https://github.com/acme/shop.git", name: "shop" },
  ],
  [
    "git@github.com:acme/shop.git",
    { source: "remote", location: "git@github.com:acme/shop.git", name: "shop" },
  ],
  [
    "ssh://git@example.com/acme/shop",
    { source: "remote", location: "ssh://git@example.com/acme/shop", name: "shop" },
  ],
])("reads %s", (typed, expected) => {
  expect(parseLocation(typed)).toEqual(expected);
});

test.each([
  "",
  "shop",
  "../shop",
  "--upload-pack=touch /tmp/x",
  "ext::sh -c touch",
  "file:///etc",
  "http://example.com/acme/shop",
  "https://token@example.com/acme/shop",
  "https://ada:secret@example.com/acme/shop",
  "https://example.com",
  "https://",
  "/home/a\nb",
])("refuses %j and says what to do", (typed) => {
  try {
    parseLocation(typed);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).fix).toBeTruthy();
  }
});

test("no location begins with a dash or carries a password, whatever is typed", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((text) => `/${text}`),
      ),
      (typed) => {
        try {
          const { location, name } = parseLocation(typed);
          expect(location).not.toMatch(/^-|:\/\/[^/]*:[^/]*@/);
          expect(name).not.toBe("");
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      },
    ),
  );
});
