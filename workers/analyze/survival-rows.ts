import type { SurvivalRow } from "@/lib/core/stats/survival-sample.ts";
import { FOLLOW_DAYS } from "@/lib/model/follow-days.ts";

const DAY = 86_400;

/** How the lines of one change left observation: by day of death, the rest alive when last seen. */
export function survivalRows(
  life: { readonly change: string; readonly born: number; readonly deaths: ReadonlyMap<number, number> },
  bornAt: number,
  asOf: number,
): SurvivalRow[] {
  const rows: SurvivalRow[] = [];
  let alive = life.born;
  for (const [time, deaths] of [...life.deaths].toSorted(([a], [b]) => a - b)) {
    if (deaths <= 0) continue;
    rows.push({ time, deaths, censored: 0, cluster: life.change });
    alive -= deaths;
  }
  if (alive > 0)
    rows.push({ time: censorDay(bornAt, asOf), deaths: 0, censored: alive, cluster: life.change });
  return rows;
}

/** The last day of their life on which lines are seen: `asOf`, or the end of the time that lines are followed. */
const censorDay = (bornAt: number, asOf: number): number =>
  Math.min(FOLLOW_DAYS, Math.max(0, Math.floor((asOf - bornAt) / DAY)));
