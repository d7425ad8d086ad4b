import type { TeamAccess } from "@/lib/auth/access.ts";
import { AppError } from "@/lib/core/errors.ts";
import type { Read } from "@/lib/core/reader.ts";
import type { Metric } from "@/lib/metrics/metric.ts";
import { readFigures } from "@/lib/metrics/read-figures.ts";
import type { Figure } from "@/lib/model/figure.ts";
import type { FrameRepository } from "./org-frame.ts";
import { readingOf } from "./reading-of.ts";
import { span } from "./settled-until.ts";

/** Reads one figure of a team over some weeks, with the address of the page that shows its rows. */
export const teamFigures =
  (read: Read, access: TeamAccess, own: readonly FrameRepository[]) =>
  async (metric: Metric, weeks: readonly string[]): Promise<Figure> => {
    const [one] = await readFigures(
      read,
      metric,
      { teams: access.teamIds, ...(span(weeks) ?? { from: "0", to: "0" }) },
      readingOf(access, own, metric, weeks),
    );
    if (!one) throw new AppError("bug", `${metric.id} gave no figure.`);
    return one.figure;
  };
