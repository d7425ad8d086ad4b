import type { TeamAccess } from "@/lib/auth/access.ts";
import { readCells } from "@/lib/core/cells-reader.ts";
import { type ChangeList, readChanges } from "@/lib/core/change-reader.ts";
import type { Tx } from "@/lib/core/db.ts";
import { readFamilies } from "@/lib/core/family-policy.ts";
import { readServiceCells, readServices } from "@/lib/core/service-reader.ts";
import { familyTerm } from "@/lib/metrics/families.ts";
import type { MetricRead } from "@/lib/model/metric-read.ts";
import { type ListQuery, PAGE_ROWS } from "./list-query.ts";
import { dataEnd, type FrameRepository } from "./org-frame.ts";
import type { PageWindow } from "./page-window.ts";
import { partWeeks, spanSeconds } from "./settled-until.ts";
import { shapeWaterfall } from "./shape-waterfall.ts";
import type { Waterfall } from "./team-shapes.ts";

export type LedgerView = {
  readonly teamId: string;
  readonly name: string;
  readonly window: PageWindow;
  readonly query: ListQuery;
  /** Groups of owners that the owners files name, in order of name. */
  readonly services: readonly string[];
  readonly waterfall: Waterfall;
  /** `of` is the class asked for, or net; `over` is gross. */
  readonly list: ChangeList;
};

/** The ledger of a team over a window: every class, and the changes that hold lines of the one asked for. */
export async function ledgerView(
  tx: Tx,
  access: TeamAccess,
  repositories: readonly FrameRepository[],
  window: PageWindow,
  query: ListQuery,
): Promise<LedgerView> {
  const own = repositories.filter(({ teamId }) => teamId === access.teamId);
  const scope = {
    teams: access.teamIds,
    from: window.from,
    to: window.to,
    by: ["week"] as const,
    ...(query.composition && { composition: [query.composition] }),
  };
  return {
    teamId: access.teamId,
    name: own[0]?.teamName ?? "Team",
    window,
    query,
    services: await readServices(tx, access.teamIds),
    waterfall: shapeWaterfall(
      query.service
        ? await readServiceCells(tx, { ...spanOf(access, window, query), service: query.service })
        : await readCells(tx, scope),
      window.weeks,
      partWeeks(window.weeks, dataEnd(own)).settled,
      await readFamilies(tx),
    ),
    list: await ledgerChanges(tx, access, window, query, {
      limit: PAGE_ROWS,
      offset: (query.page - 1) * PAGE_ROWS,
    }),
  };
}

/** The changes that hold lines of the class asked for, or all of them with their net lines. */
export function ledgerChanges(
  tx: Tx,
  access: TeamAccess,
  window: PageWindow,
  query: ListQuery,
  page: { limit: number; offset: number },
): Promise<ChangeList> {
  const of = query.class ? { facts: [query.class] } : familyTerm("net");
  const read: MetricRead = query.class ? { as: "sum", of } : { as: "ratio-of-sums", of, over: "gross" };
  return readChanges(
    tx,
    read,
    {
      ...spanOf(access, window, query),
      ...(query.service && { service: query.service }),
      ...(query.q && { text: query.q }),
    },
    { order: { by: query.sort, down: query.dir === "down" }, ...page },
  );
}

const spanOf = (access: TeamAccess, window: PageWindow, { composition }: ListQuery) => ({
  teams: access.teamIds,
  ...spanSeconds(window.weeks),
  ...(composition && { composition }),
});
