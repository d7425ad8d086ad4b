import type { SurvivalRow } from "@/lib/core/stats/survival-sample.ts";
import type { LineLives } from "@/lib/model/fact.ts";

/** The lives of lines as survival analysis reads them: lines of one change die together, so the change is the cluster. */
export function survivalRows(lives: readonly LineLives[]): SurvivalRow[] {
  const rows: SurvivalRow[] = [];
  for (const { repoId, changeId, born, censorDay, days, deaths } of lives) {
    const cluster = `${repoId} ${changeId}`;
    let left = born;
    for (const [index, day] of days.entries()) {
      const died = deaths[index] ?? 0;
      left -= died;
      if (died > 0) rows.push({ time: day, deaths: died, censored: 0, cluster });
    }
    if (left > 0) rows.push({ time: censorDay, deaths: 0, censored: left, cluster });
  }
  return rows;
}
