import { MIX_CLASSES } from "@/lib/model/composition-class.ts";
import type { WeekMix } from "@/lib/views/team-shapes.ts";
import { numbersToText, textToNumbers } from "./number-text.ts";

/** Weeks on their way to the browser, column by column: a year of them travels with every page. */
export type PackedWeeks = {
  readonly names: string;
  readonly mondays: string;
  /** Places of those that are not over. */
  readonly unfinished: string;
  /** Four counts a week; gaps where it has no change. */
  readonly counts: string;
};

export const packWeeks = (weeks: readonly WeekMix[]): PackedWeeks => ({
  names: weeks.map(({ week }) => week).join(" "),
  mondays: weeks.map(({ monday }) => monday).join(" "),
  unfinished: numbersToText(weeks.flatMap(({ unfinished }, place) => (unfinished ? [place] : []))),
  counts: numbersToText(weeks.flatMap(({ mix }) => MIX_CLASSES.map((name) => mix && mix[name]))),
});

export function unpackWeeks({ names, mondays, unfinished, counts }: PackedWeeks): WeekMix[] {
  const [all, open] = [textToNumbers(counts), textToNumbers(unfinished)];
  const days = mondays.split(" ");
  const weeks = names === "" ? [] : names.split(" ");
  return weeks.map((week, place) => {
    const at = place * MIX_CLASSES.length;
    const [human, hybrid, agent, unknown] = MIX_CLASSES.map((_, column) => all[at + column] ?? 0) as Counts;
    const isGap = (all[at] ?? null) === null;
    return {
      week,
      monday: days[place] ?? "",
      unfinished: open.includes(place),
      mix: isGap ? null : { human, hybrid, agent, unknown },
    };
  });
}

type Counts = [human: number, hybrid: number, agent: number, unknown: number];
