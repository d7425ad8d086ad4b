import type { Runs } from "./runs.ts";

/** The atom that each line of a file was born as, in order; 0 where that is not known. */
export function birthsIn(runs: Runs): number[] {
  const births: number[] = [];
  for (let at = 0; at < runs.length; at += 2) {
    const [count = 0, first = 0] = [runs[at], runs[at + 1]];
    for (let k = 0; k < count; k++) births.push(first === 0 ? 0 : first + k);
  }
  return births;
}
