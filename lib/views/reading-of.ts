import type { TeamAccess } from "@/lib/auth/access.ts";
import type { Reading } from "@/lib/metrics/figure-of.ts";
import type { Metric } from "@/lib/metrics/metric.ts";
import { explainPath } from "./explain-path.ts";
import { dataEnd, type FrameRepository } from "./org-frame.ts";

/** Where and when a figure of a team is read, with the address of the page that shows its rows. */
export const readingOf = (
  { teamId }: TeamAccess,
  own: readonly FrameRepository[],
  { id }: Metric,
  weeks: readonly string[],
): Reading => ({
  asOf: (dataEnd(own)?.getTime() ?? 0) / 1_000,
  paramsHash: own[0]?.paramsHash ?? "",
  evidenceRef: explainPath(teamId, id, weeks),
});
