import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BUSY_HISTORY, elementsOf, NO_HISTORY, type Texts } from "../../../tests/support/element-lab.ts";
import type { ChangeElements } from "./change-elements-shape.ts";
import type { HistoryFacts } from "./history-facts.ts";
import { unitComplexity } from "./unit-complexity.ts";

const scoreOf = (changes: readonly ChangeElements[], history: HistoryFacts = BUSY_HISTORY) =>
  unitComplexity({ changes, history, items: [], reviews: [], authors: new Set(["ann"]) });

describe("the same edit over and over", () => {
  const SITES = 24;
  const start: Texts = Object.fromEntries(
    Array.from({ length: SITES }, (_, i) => [
      `svc${i}/part${i}/main.ts`,
      [
        `fn work${i}`,
        `  first ${i} getUser(a${i})`,
        "  call getUser(b)",
        `  last${i}`,
        "end",
        `rpc ask${i} id:string`,
      ],
    ]),
  );
  const kinds: Record<string, (lines: readonly string[], site: number) => readonly string[]> = {
    "a new name": (lines) => lines.map((text) => text.replace("getUser", "fetchUser")),
    "a block put in": (lines, site) =>
      lines.flatMap((text) => (text.startsWith("  last") ? ["  if late", `  wait ${site}`, text] : [text])),
    "a field of every interface": (lines) =>
      lines.map((text) => (text.startsWith("rpc") ? `${text} trace:string` : text)),
    "lines taken out": (lines) => lines.filter((text) => !text.startsWith("  call")),
  };

  test.each(Object.keys(kinds))("%s counts three times at most, for every driver", (kind) => {
    const rewrite = kinds[kind] ?? ((lines) => lines);
    const upTo = (k: number) =>
      scoreOf([
        elementsOf(
          start,
          Object.fromEntries(
            Object.entries(start).map(([path, lines], i) => [path, i < k ? rewrite(lines, i) : lines]),
          ),
          { security: () => true },
        ),
      ]);
    const three = upTo(3);
    expect(three.points).toBeGreaterThan(upTo(1).points);
    expect(upTo(2).points).toBeLessThanOrEqual(three.points);
    for (const k of [4, 7, 10, SITES]) {
      expect(upTo(k).parts.map(({ x }) => x)).toEqual(three.parts.map(({ x }) => x));
    }
  });
});

test("one statement told in many lines gains what size can give, and no more", () => {
  const before = { "cart/api/main.ts": ["fn sum", "  keep", "end"] };
  const one = elementsOf(before, { "cart/api/main.ts": ["fn sum", "  keep", "  total a b c d", "end"] });
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 900 }), (n) => {
      const lines = Array.from({ length: n }, (_, i) => `  total${i} a b`);
      const many = elementsOf(before, { "cart/api/main.ts": ["fn sum", "  keep", ...lines, "end"] });
      expect(scoreOf([many], NO_HISTORY).points - scoreOf([one], NO_HISTORY).points).toBeLessThanOrEqual(15);
    }),
    { numRuns: 20 },
  );
});
