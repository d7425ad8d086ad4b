import type { SurvivalCurve } from "@/lib/views/team-shapes.ts";
import { packCurves } from "./pack-curves.ts";
import { SurvivalLive } from "./survival-live.tsx";

type Props = {
  curves: readonly SurvivalCurve[];
  /** Address of the same curves as CSV. */
  csv?: string;
};

/** Survival by composition: what travels to the browser are the steps, and both sides draw from them. */
export const SurvivalChart = ({ curves, csv }: Props) => (
  <SurvivalLive curves={packCurves(curves)} csv={csv} />
);
