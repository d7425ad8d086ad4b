import type { TeamAccess } from "@/lib/auth/access.ts";
import { readPointCells } from "@/lib/core/cells-reader.ts";
import { type ChangeList, type ChangePage, type ChangeScope, readChanges } from "@/lib/core/change-reader.ts";
import type { Tx } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { readFamilies } from "@/lib/core/family-policy.ts";
import { readLives } from "@/lib/core/lives-reader.ts";
import { readPointChanges } from "@/lib/core/point-changes-reader.ts";
import { readerOn } from "@/lib/core/reader.ts";
import { measureSurvival } from "@/lib/metrics/measure.ts";
import type { Metric } from "@/lib/metrics/metric.ts";
import { metricById } from "@/lib/metrics/registry.ts";
import type { Figure } from "@/lib/model/figure.ts";
import { type ListQuery, PAGE_ROWS } from "./list-query.ts";
import { dataEnd, type FrameRepository } from "./org-frame.ts";
import type { PageWindow } from "./page-window.ts";
import { readingOf } from "./reading-of.ts";
import { spanSeconds } from "./settled-until.ts";
import { shapeLives } from "./shape-lives.ts";
import { measureUnder } from "./shape-points.ts";
import { teamFigures } from "./team-figures.ts";

export type ExplainView = {
  readonly teamId: string;
  readonly name: string;
  readonly metric: Metric;
  readonly figure: Figure;
  readonly window: PageWindow;
  readonly query: ListQuery;
  /** The changes with their own parts; the parts of all of them, not only of this page, sum to the figure. */
  readonly list: ChangeList;
};

/** Walks a number of a team back to the changes that it is made of. */
export async function explainView(
  tx: Tx,
  access: TeamAccess,
  repositories: readonly FrameRepository[],
  id: string,
  window: PageWindow,
  query: ListQuery,
): Promise<ExplainView> {
  const metric = metricById(id);
  // The axes have records of their own, on the page of the surface.
  if (metric === null || metric.read.as === "surface") throw new AppError("not-found", "No such number.");
  const own = repositories.filter(({ teamId }) => teamId === access.teamId);
  const scope = { teams: access.teamIds, ...spanSeconds(window.weeks) };
  const base = { teamId: access.teamId, name: own[0]?.teamName ?? "Team", metric, window, query };
  if (metric.read.as === "survival") {
    const lives = (await readLives(tx, scope)).filter(
      ({ composition }) => query.composition === null || composition === query.composition,
    );
    const figure = measureSurvival(metric, lives, {
      asOf: (dataEnd(own)?.getTime() ?? 0) / 1_000,
      paramsHash: own[0]?.paramsHash ?? "",
      evidenceRef: "",
    });
    return { ...base, figure, list: await shapeLives(tx, lives, metric.read.horizonDays, query) };
  }
  if (metric.read.as === "points") {
    const [families, cells] = await Promise.all([
      readFamilies(tx),
      readPointCells(tx, { teams: access.teamIds, from: window.from, to: window.to }),
    ]);
    const figure = measureUnder(metric, cells, families, readingOf(access, own, metric, window.weeks));
    const of = query.class === null ? metric.read : { ...metric.read, of: { facts: [query.class] } };
    return { ...base, figure, list: await readPointChanges(tx, of, narrowed(scope, query), pageOf(query)) };
  }
  const figure = await teamFigures(readerOn(tx), access, own)(metric, window.weeks);
  const list = await readChanges(tx, metric.read, narrowed(scope, query), pageOf(query));
  return { ...base, figure, list };
}

const narrowed = (scope: ChangeScope, { composition, q }: ListQuery): ChangeScope => ({
  ...scope,
  ...(composition && { composition }),
  ...(q && { text: q }),
});

const pageOf = ({ sort, dir, page }: ListQuery): ChangePage => ({
  order: { by: sort, down: dir === "down" },
  limit: PAGE_ROWS,
  offset: (page - 1) * PAGE_ROWS,
});
