import { expect, test } from "vitest";
import { hunkEdit } from "@/lib/ledger/complexity/edit-pattern.ts";
import { type CapElement, patternCap } from "@/lib/ledger/complexity/pattern-cap.ts";
import { median } from "./median.ts";

/** Ten times the work may take as much as twenty times as long; what grows with the square takes a hundred times. */
const TIMES_LARGER = 10;
const TIMES_SLOWER = 20;
const ROUNDS = 5;

function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function expectGrowth(name: string, size: number, work: (size: number) => unknown): void {
  const [small, large]: [number[], number[]] = [[], []];
  work(size);
  for (let round = 0; round < ROUNDS; round++) {
    small.push(cpuMs(() => work(size)));
    large.push(cpuMs(() => work(size * TIMES_LARGER)));
  }
  process.stdout.write(
    `${name}, ms: ${size} ${median(small).text}, ${size * TIMES_LARGER} ${median(large).text}\n`,
  );
  expect(median(large).middle / median(small).middle).toBeLessThanOrEqual(TIMES_SLOWER);
}

test("the edit of a hunk grows with its lines", () => {
  const lines = (word: string, size: number) =>
    Array.from({ length: size }, (_, i) => `${word}${i}(a, b, "c", ${i});`);
  expectGrowth("edit of a hunk", 1_000, (size) => {
    hunkEdit("a.ts", lines("old", size), lines("new", size));
    hunkEdit("a.ts", lines("old", size), lines("new", size).slice(1));
  });
});

test("the pattern cap grows with its elements, also where many share few patterns", () => {
  const element = (i: number, steps: readonly number[], patterns: number): CapElement => ({
    key: `e${i}`,
    weight: 1 + (i % 7),
    patterns: steps.map((step) => `p${(i * step) % patterns}`),
  });
  expectGrowth("pattern cap", 10_000, (size) => {
    patternCap(Array.from({ length: size }, (_, i) => element(i, [1, 7, 13], 50)));
    patternCap(Array.from({ length: size }, (_, i) => element(i, [1, 7], 3_000)));
  });
});
