import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchesGlob, parseGlob } from "./path-glob.ts";

const matches = (pattern: string, path: string) => matchesGlob(parseGlob(pattern), path.split("/"));

describe("matchesGlob", () => {
  test.each([
    ["a/*/c", "a/b/c", true],
    ["a/*/c", "a/b/b/c", false],
    ["a/**/c", "a/c", true],
    ["a/**/c", "a/b/b/c", true],
    ["**/c.*", "x/c.ts", true],
    ["**", "anything/at/all", true],
    ["*b*d", "abcbd", true],
    ["*b*d", "abcb", false],
    ["a.c", "abc", false],
  ])("%s and %s: %s", (pattern, path, expected) => {
    expect(matches(pattern, path)).toBe(expected);
  });

  test("agrees with the regular expression that says the same", () => {
    const name = fc.string({ unit: fc.constantFrom("a", "b", "*"), minLength: 1, maxLength: 4 });
    const pattern = fc.array(
      fc.oneof(
        name.filter((text) => !text.includes("**")),
        fc.constant("**"),
      ),
      {
        minLength: 1,
        maxLength: 5,
      },
    );
    const path = fc.array(fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(pattern, path, (glob, names) => {
        const source = glob.map((sign) =>
          sign === "**" ? "(?:[^/]+/)*" : `${sign.replaceAll("*", "[^/]*")}/`,
        );
        expect(matchesGlob(glob, names)).toBe(new RegExp(`^${source.join("")}$`).test(`${names.join("/")}/`));
      }),
      { numRuns: 1000 },
    );
  });
});
