import fc from "fast-check";
import { expect, test } from "vitest";
import { isChosen, matchesName } from "./name-pattern.ts";

test.each([
  [["acme/*"], "acme/web", true],
  [["acme/*"], "acme2/web", false],
  [["*/web"], "Acme/WEB", true],
  [["acme/*-legacy"], "acme/app-legacy", true],
  [["a*a"], "a", false],
  [["a*b*c"], "a-c-b", false],
  [["acme/web"], "acme/web2", false],
  [["*"], "", true],
  [[], "acme/web", false],
])("%s takes %s in: %s", (patterns, name, expected) => {
  expect(matchesName(patterns, name)).toBe(expected);
});

test("nothing asked for is all, and what is left out is left out", () => {
  expect(isChosen({ include: [], exclude: ["acme/old"] }, "acme/web")).toBe(true);
  expect(isChosen({ include: ["acme/*"], exclude: ["acme/old"] }, "acme/old")).toBe(false);
});

test("a pattern means what the same regular expression means", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "/", "*", "."), maxLength: 8 });
  fc.assert(
    fc.property(text, text, (pattern, name) => {
      const source = pattern.split("*").map((part) => part.replaceAll(".", "\\."));
      expect(matchesName([pattern], name)).toBe(new RegExp(`^${source.join(".*")}$`).test(name));
    }),
  );
});
