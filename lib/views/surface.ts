import type { TeamAccess } from "@/lib/auth/access.ts";
import type { Tx } from "@/lib/core/db.ts";
import { classesIn, readFamilies } from "@/lib/core/family-policy.ts";
import {
  readBearing,
  readDelivered,
  readPeopleOn,
  readSurface,
  readSurfaceRecords,
  readSurfaceSources,
  type SurfaceRecord,
} from "@/lib/core/surface-reader.ts";
import { measureSurface } from "@/lib/metrics/measure-surface.ts";
import type { Metric } from "@/lib/metrics/metric.ts";
import { notObserved } from "@/lib/metrics/not-observed.ts";
import { specifiedShare } from "@/lib/metrics/specified-share.ts";
import { surfaceAxes } from "@/lib/metrics/surface-axes.ts";
import { surfaceProfile } from "@/lib/metrics/surface-profile.ts";
import { upstreamParticipation } from "@/lib/metrics/upstream-participation.ts";
import { BEHAVIOUR_FLOOR } from "@/lib/model/behaviour-floor.ts";
import type { Figure } from "@/lib/model/figure.ts";
import { AXES, type Axis } from "@/lib/model/surface.ts";
import { PAGE_ROWS } from "./list-query.ts";
import { dataEnd, type FrameRepository } from "./org-frame.ts";
import { type PageWindow, windowQuery } from "./page-window.ts";
import { spanSeconds } from "./settled-until.ts";
import { type SurfaceRow, shapeSurface } from "./shape-surface.ts";
import { surfaceGaps } from "./surface-gaps.ts";
import type { SurfaceQuery } from "./surface-query.ts";

export type SurfaceView = {
  readonly teamId: string;
  readonly name: string;
  readonly window: PageWindow;
  readonly asOf: Date | null;
  /** Somebody has looked; before that nothing is known. */
  readonly isRead: boolean;
  readonly rows: readonly SurfaceRow[];
  readonly upstream: Figure;
  readonly specified: Figure;
  /** What no source tells. */
  readonly notObserved: readonly string[];
  /** Of the axis that is asked for; empty where none is, or where it is not shown. */
  readonly records: readonly SurfaceRecord[];
};

/** Axes that show what people do beside the work itself. */
const BEHAVIOUR: readonly Axis[] = ["review", "coordination"];

/** Where the value of a window came from: the seven axes of a team, and the records of one of them. */
export async function surfaceView(
  tx: Tx,
  access: TeamAccess,
  repositories: readonly FrameRepository[],
  window: PageWindow,
  query: SurfaceQuery,
): Promise<SurfaceView> {
  const { orgId, teamId, teamIds } = access;
  const own = repositories.filter((each) => each.teamId === teamId);
  const asOf = dataEnd(own);
  const scope = { orgId, teams: teamIds, ...spanSeconds(window.weeks) };
  const families = await readFamilies(tx);
  const [events, delivered, people, sources] = await Promise.all([
    readSurface(tx, scope),
    readDelivered(tx, scope, classesIn(families, "net")),
    readPeopleOn(tx, scope),
    readSurfaceSources(
      tx,
      orgId,
      own.map(({ id }) => id),
    ),
  ]);
  const bearing = await readBearing(
    tx,
    orgId,
    delivered.map(({ id }) => id),
  );
  const gaps = surfaceGaps(sources);
  const closed = new Set(
    BEHAVIOUR.filter((axis) => (people.get(axis) ?? 0) < BEHAVIOUR_FLOOR && !gaps.unseen.has(axis)),
  );
  // Nothing that says what is wanted or was decided is on record, and no tracker is connected: it is not known, and not none.
  const isBlind =
    !sources.items &&
    ![...events, ...bearing].some(({ axis }) => axis === "specification" || axis === "decision");
  const figure = (metric: Metric, rows: typeof events) =>
    measureSurface(
      metric,
      { events: rows, delivered },
      {
        asOf: (asOf?.getTime() ?? 0) / 1_000,
        paramsHash: own[0]?.paramsHash ?? "",
        ...(isBlind && metric.unit === "share" && { withheld: "no_source" as const }),
        evidenceRef: recordsOf(
          teamId,
          window,
          metric.read.as === "surface" && metric.read.give === "events" ? metric.read.axis : "specification",
        ),
      },
    );
  const rows = shapeSurface({
    events,
    profile: surfaceProfile(bearing, delivered),
    figures: new Map(AXES.map((axis, place) => [axis, figure(surfaceAxes[place] ?? surfaceAxes[0], events)])),
    gaps,
    closed,
    weeks: window.weeks,
    asOf: (asOf?.getTime() ?? 0) / 1_000,
  });
  const asked = rows.find(({ axis }) => axis === query.axis);
  return {
    teamId,
    name: own[0]?.teamName ?? "Team",
    window,
    asOf,
    isRead: sources.isRead,
    rows,
    upstream: figure(upstreamParticipation, bearing),
    specified: figure(specifiedShare, bearing),
    notObserved: notObserved({ ...SEEN, reviews: gaps.unseen.has("review") ? null : true }),
    records:
      asked?.figure == null
        ? []
        : await readSurfaceRecords(tx, scope, {
            axis: asked.axis,
            passed: query.gate === null ? null : query.gate === "passed",
            limit: PAGE_ROWS,
            offset: (query.page - 1) * PAGE_ROWS,
          }),
  };
}

const SEEN = {
  specs: true,
  decisions: true,
  reviews: true,
  coordination: true,
  context: true,
  operations: true,
  builds: true,
};

/** The page of a team's surface with the records of one axis. */
const recordsOf = (teamId: string, window: PageWindow, axis: Axis): string =>
  `/teams/${teamId}/surface?${windowQuery(window)}&axis=${axis}#records`;
