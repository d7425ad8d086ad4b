import { expect, test } from "vitest";
import { type DatedLink, dropUmbrellas } from "./drop-umbrellas.ts";

const link = (n: number, day: number, item = "site/1"): DatedLink => ({
  repo: "github.com/1",
  change: `pr:${n}`,
  item,
  rule: "title",
  evidence: "ED-1",
  strength: 0.9,
  at: new Date(day * 86_400_000),
});
const keptOf = (links: readonly DatedLink[]) => dropUmbrellas(links).length;

test("thirty changes within thirty days keep their links, and the next makes none", () => {
  const thirty = Array.from({ length: 30 }, (_, n) => link(n, n / 2));
  expect(keptOf(thirty)).toBe(30);
  expect(dropUmbrellas([link(31, 29), ...thirty]).map(({ change }) => change)).not.toContain("pr:31");
});

test("changes that are further apart, or name other items, do not count together", () => {
  expect(keptOf(Array.from({ length: 60 }, (_, n) => link(n, n * 2)))).toBe(60);
  expect(keptOf(Array.from({ length: 60 }, (_, n) => link(n, 0, `site/${n % 2}`)))).toBe(60);
});

test("85: three changes that fix one item on one day are all linked to it", () => {
  expect(keptOf(Array.from({ length: 3 }, (_, n) => link(n, 0)))).toBe(3);
});
