import type { LineLives } from "@/lib/model/fact.ts";

/** Lines that each came with a change of their own: `5` died at 5 days, `-30` was last seen alive at 30. */
export const exampleLives = (...times: readonly number[]): LineLives[] =>
  times.map((time, index) => lives(`c${index}`, [time]));

/** The lines of one change, written as above. */
export function lives(changeId: string, times: readonly number[]): LineLives {
  const days = [...new Set(times.filter((time) => time > 0))].sort((a, b) => a - b);
  return {
    repoId: "repo",
    changeId,
    composition: "unknown",
    born: times.length,
    censorDay: Math.max(0, ...times.filter((time) => time <= 0).map((time) => -time)),
    days,
    deaths: days.map((day) => times.filter((time) => time === day).length),
  };
}
