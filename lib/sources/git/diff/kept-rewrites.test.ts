import { expect, test } from "vitest";
import { KeptRewrites } from "./kept-rewrites.ts";

/** Reads runs of lines, `-` and `+` first; answers the places and texts that are kept. */
function kept(
  rewrites: KeptRewrites,
  ...runs: readonly (readonly string[])[]
): [place: number, text: string][] {
  let place = 0;
  for (const run of runs) {
    for (const line of run) {
      const bytes = Buffer.from(line.slice(1));
      if (rewrites.wants(line.startsWith("+"))) rewrites.add(place, bytes, 0, bytes.length);
      place += 1;
    }
    rewrites.endRun();
  }
  const { n, at, end, bytes } = rewrites.lines;
  return Array.from({ length: n }, (_, k) => {
    const text = Buffer.from(bytes.subarray(k === 0 ? 0 : (end[k - 1] ?? 0), end[k]));
    return [at[k] ?? -1, text.toString("utf8")];
  });
}

const lines = (sign: string, count: number) => Array.from({ length: count }, (_, k) => `${sign}line ${k}`);

test("keeps the lines of runs of equally many on both sides, and of no others", () => {
  const rewrites = new KeptRewrites();
  expect(
    kept(
      rewrites,
      ["-a", "+b"],
      ["+c"],
      ["-d"],
      ["-e", "-f", "+g"],
      ["-h", "+i", "+j"],
      ["-k", "-l", "+m", "+ñ"],
    ),
  ).toEqual([
    [0, "a"],
    [1, "b"],
    [10, "k"],
    [11, "l"],
    [12, "m"],
    [13, "ñ"],
  ]);
});

test("leaves out long runs and long lines, and grows as far as it has to", () => {
  const rewrites = new KeptRewrites();
  expect(kept(rewrites, [...lines("-", 17), ...lines("+", 17)])).toEqual([]);
  expect(kept(rewrites, [...lines("-", 16), ...lines("+", 16)])).toHaveLength(32);
  rewrites.clear();
  expect(kept(rewrites, [`-${"a".repeat(401)}`, "+b"], ["-c", "+d"])).toEqual([
    [2, "c"],
    [3, "d"],
  ]);
  rewrites.clear();
  const many = Array.from({ length: 9_000 }, (_, k) => [
    `-${"x".repeat(300)}${k}`,
    `+${"y".repeat(300)}${k}`,
  ]);
  const found = kept(rewrites, ...many);
  expect([found.length, found.at(-1)]).toEqual([18_000, [17_999, `${"y".repeat(300)}8999`]]);
  rewrites.clear();
  expect(kept(rewrites, ["-a", "+b"])).toHaveLength(2);
  rewrites.clear();
  expect(rewrites.lines.bytes.length).toBeLessThan(1 << 20);
});

test("forgets what came behind a place", () => {
  const rewrites = new KeptRewrites();
  expect(kept(rewrites, ["-a", "+b"], ["-c", "+d"])).toHaveLength(4);
  rewrites.forgetFrom(2);
  expect(kept(rewrites)).toEqual([
    [0, "a"],
    [1, "b"],
  ]);
});
