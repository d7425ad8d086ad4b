import type { WeekMix } from "@/lib/views/team-shapes.ts";
import { CompositionLive } from "./composition-live.tsx";
import { packWeeks } from "./pack-weeks.ts";

type Props = {
  weeks: readonly WeekMix[];
  /** Address of the same weeks as CSV. */
  csv?: string;
};

/** Composition by week: what travels to the browser are the counts, and both sides draw from them. */
export const CompositionChart = ({ weeks, csv }: Props) => (
  <CompositionLive weeks={packWeeks(weeks)} csv={csv} />
);
