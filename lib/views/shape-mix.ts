import { formatDate, parseWeek } from "@/lib/core/time.ts";
import { MIX_CLASSES, type MixClass } from "@/lib/model/composition-class.ts";
import type { ReadRow } from "@/lib/model/metric-read.ts";
import type { Mix, WeekMix } from "./team-shapes.ts";

const isMix = (name: string | undefined): name is MixClass => MIX_CLASSES.some((each) => each === name);

/** The four classes of the mix out of rows by composition; automation stands apart. */
export function shapeMix(rows: readonly ReadRow[]): { mix: Mix; automation: number } {
  const mix = { human: 0, hybrid: 0, agent: 0, unknown: 0 };
  let automation = 0;
  for (const { by, of } of rows) {
    if (isMix(by.composition)) mix[by.composition] += of;
    else automation += of;
  }
  return { mix, automation };
}

/** One entry for each week of the window. A week in which nothing landed has no mix: it stays in the list as a gap. */
export function shapeWeeks(
  rows: readonly ReadRow[],
  weeks: readonly string[],
  lastWeek: string | null,
): WeekMix[] {
  return weeks.map((week) => {
    const own = rows.filter(({ by }) => by.week === week);
    const { mix } = shapeMix(own);
    const filled = MIX_CLASSES.some((name) => mix[name] > 0);
    return {
      week,
      monday: formatDate(parseWeek(week) ?? 0),
      unfinished: week === lastWeek,
      mix: filled ? mix : null,
    };
  });
}
