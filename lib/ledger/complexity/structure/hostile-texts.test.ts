import fc from "fast-check";
import { expect, test } from "vitest";
import { structureOf } from "@/tests/support/structure-of.ts";

const ENDINGS = "ts py java kt go rs c cpp cs rb php tf yaml prisma graphql proto sql scala".split(" ");

test.each(ENDINGS)(
  "nothing stops it: empty, deep, long, torn, strange names (%s)",
  async (ending) => {
    const limits = { bytes: 1_000_000, ms: 300 };
    for (const text of [
      "",
      "\n",
      "(".repeat(10_000),
      "{[(".repeat(3000),
      "{".repeat(10_000) + "}".repeat(10_000),
      `${"if (a) { ".repeat(300)}`,
      `${"- ".repeat(300)}x`,
      `a: ${"[".repeat(300)}`,
      `x = "${"a".repeat(900_000)}"`,
      "a&&".repeat(20_000),
      "class __proto__ { constructor() {} toString() {} hasOwnProperty() {} }",
      'message constructor { string __proto__ = 1; } create table "__proto__" (constructor int);',
      `create table t (${"a int, ".repeat(30_000)}b int)`,
      `message A { ${"a ".repeat(100_000)}; }`,
      "'".repeat(1001),
      "$a$$b$$c$ /* -- ` \" '",
      "\ud800\udfff\ufffe \u2028 \u202e",
    ]) {
      const read = await structureOf(`x.${ending}`, text, limits);
      expect(["parsed", "partial", "fallback", "none"]).toContain(read.coverage);
      for (const one of [...read.functions, ...read.types, ...read.artefacts]) {
        expect(one.endLine).toBeGreaterThanOrEqual(one.line);
      }
    }
  },
  60_000,
);

const WORDS = fc.constantFrom(
  ..."class if ( ) { } function def else : ; , \n \t \" ' ` // # /* */ = => -> a b 1 . < > [ ] @ $ select create table ( message type import from export return \\".split(
    " ",
  ),
  "\n",
  "  ",
);

test("any string of words gives the same structure twice, with unique names", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...ENDINGS),
      fc.array(WORDS, { maxLength: 60 }),
      async (ending, words) => {
        const text = words.join(" ");
        const once = await structureOf(`x.${ending}`, text);
        expect(await structureOf(`y.${ending}`, text)).toEqual(once);
        for (const list of [once.functions, once.types]) {
          expect(new Set(list.map(({ name }) => name)).size).toBe(list.length);
        }
        const artefacts = once.artefacts.map(({ kind, name }) => `${kind} ${name}`);
        expect(new Set(artefacts).size).toBe(artefacts.length);
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);
