import type { Rng } from "@/lib/core/rng.ts";

const WORDS =
  "alpha beacon cargo delta ember field grain harbour index jolt kernel ledger matrix node orbit pixel quartz river socket token union vector window yield".split(
    " ",
  );
const COMMON = ["}", "", "  }", "    return;", "  },", "});"] as const;

/** A line of code-like text; one in six is a line that stands everywhere. */
function makeLine(rng: Rng): string {
  if (rng.chance(0.16)) return rng.pick(COMMON);
  const indent = "  ".repeat(rng.between(0, 3));
  const [a, b, c] = [rng.pick(WORDS), rng.pick(WORDS), rng.between(1, 99_999)];
  return rng.chance(0.5) ? `${indent}const ${a}${c} = ${b}(${c % 97});` : `${indent}${a}.${b}("${c}");`;
}

export const makeLines = (rng: Rng, count: number): string[] =>
  Array.from({ length: count }, () => makeLine(rng));

/** A file length with a long tail (Zipf 1949): most have some dozen lines, a few have thousands. */
export const fileLength = (rng: Rng): number => Math.min(4_000, Math.floor(18 / (rng.next() + 0.004)) + 4);
