import { z } from "zod";
import type { LedgerClass } from "../model/ledger-class.ts";
import { AXES, SURFACE_KINDS } from "../model/surface.ts";
import type { Tx } from "./db.ts";
import { identifier, join, rows, sql } from "./sql.ts";
import { DAY_SECONDS } from "./time.ts";

/** A window of some teams; seconds, the end not included. */
export type SurfaceScope = {
  readonly orgId: string;
  readonly teams: readonly string[];
  readonly from: number;
  readonly to: number;
};

const Axis = z.enum(AXES);
const Event = z.object({
  axis: Axis,
  id: z.string(),
  at: z.number(),
  team: z.string(),
  by: z.enum(["human", "assisted"]),
  units: z.array(z.string()),
  passed: z.boolean(),
  why: z.string(),
});
export type ReadSurfaceEvent = z.output<typeof Event>;
const EVENT = sql`e.axis, e.repo_id || ' ' || e.id AS id, extract(epoch FROM e.at)::float8 AS at, e.team_id AS team,
  CASE WHEN e.is_assisted THEN 'assisted' ELSE 'human' END AS by, e.units, e.passed, e.why`;

/** What the teams did in the window. */
export const readSurface = (tx: Tx, { orgId, teams, from, to }: SurfaceScope): Promise<ReadSurfaceEvent[]> =>
  rows(
    tx,
    Event,
    sql`SELECT ${EVENT} FROM surface_event e WHERE e.org_id = ${orgId} AND e.team_id = ANY(${teams}::uuid[])
          AND e.at >= to_timestamp(${from}) AND e.at < to_timestamp(${to}) ORDER BY e.axis, e.repo_id, e.id`,
  );

/** Whatever passed its gate and bears on these units, whoever did it and whenever. */
export const readBearing = (tx: Tx, orgId: string, units: readonly string[]): Promise<ReadSurfaceEvent[]> =>
  rows(
    tx,
    Event,
    sql`SELECT ${EVENT} FROM surface_event e WHERE e.org_id = ${orgId} AND e.passed AND e.units && ${[...units]}::text[]
        ORDER BY e.axis, e.repo_id, e.id`,
  );

const Unit = z.object({
  id: z.string(),
  startedAt: z.number(),
  netMilliPoints: z.number(),
  isSettled: z.boolean(),
});

/** Weighed units that the teams delivered in the window, with the net points that are theirs. `net` are the classes that count as net. */
export const readDelivered = (
  tx: Tx,
  { orgId, teams, from, to }: SurfaceScope,
  net: readonly LedgerClass[],
): Promise<z.output<typeof Unit>[]> =>
  rows(
    tx,
    Unit,
    sql`SELECT p.unit_id AS id, extract(epoch FROM u.started_at)::float8 AS "startedAt",
          coalesce(sum(${
            net.length === 0
              ? sql`0`
              : join(
                  net.map((name) => sql`p.${identifier(name)}`),
                  " + ",
                )
          }), 0)::bigint AS "netMilliPoints",
          bool_and(p.settles_at <= r.as_of) AS "isSettled"
        FROM change_points p
        JOIN surface_unit u ON u.org_id = p.org_id AND u.unit_id = p.unit_id
        JOIN repository r ON r.org_id = p.org_id AND r.id = p.repo_id AND r.removed_at IS NULL
        WHERE p.org_id = ${orgId} AND p.team_id = ANY(${teams}::uuid[]) AND p.score IS NOT NULL
          AND p.booked_at >= to_timestamp(${from}) AND p.booked_at < to_timestamp(${to})
        GROUP BY 1, 2 ORDER BY 1`,
  );

/** Days before the end of the window in which people count for the floor, whatever the window. */
const FLOOR_DAYS = 91;

/** How many people, no machines among them, were active on an axis in the 91 days before the end of the window. */
export async function readPeopleOn(
  tx: Tx,
  { orgId, teams, to }: SurfaceScope,
): Promise<ReadonlyMap<string, number>> {
  const found = await rows(
    tx,
    z.object({ axis: Axis, people: z.number() }),
    sql`SELECT axis, count(DISTINCT who)::int AS people FROM surface_event
        WHERE org_id = ${orgId} AND team_id = ANY(${teams}::uuid[]) AND NOT is_assisted
          AND at >= to_timestamp(${to - FLOOR_DAYS * DAY_SECONDS}) AND at < to_timestamp(${to}) GROUP BY 1`,
  );
  return new Map(found.map(({ axis, people }) => [axis, people]));
}

const Record = z.object({
  id: z.string(),
  at: z.date(),
  isAssisted: z.boolean(),
  passed: z.boolean(),
  why: z.string(),
  kind: z.enum(SURFACE_KINDS),
  ref: z.string(),
  title: z.string(),
  teamId: z.uuid(),
  repoId: z.uuid(),
  location: z.string().nullable(),
  /** The change that a review is of, where it landed. */
  changeId: z.string().nullable(),
});
/** A record of an axis, without who it is by. */
export type SurfaceRecord = z.output<typeof Record>;

/** The records of an axis, the newest first; `passed` null for all of them. */
export const readSurfaceRecords = (
  tx: Tx,
  { orgId, teams, from, to }: SurfaceScope,
  {
    axis,
    passed,
    limit,
    offset,
  }: {
    readonly axis: string;
    readonly passed: boolean | null;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<SurfaceRecord[]> =>
  rows(
    tx,
    Record,
    sql`WITH page AS (
          SELECT * FROM surface_event e WHERE e.org_id = ${orgId} AND e.team_id = ANY(${teams}::uuid[]) AND e.axis = ${axis}
            AND e.at >= to_timestamp(${from}) AND e.at < to_timestamp(${to}) AND (${passed}::boolean IS NULL OR e.passed = ${passed})
          ORDER BY e.at DESC, e.repo_id, e.id LIMIT ${limit} OFFSET ${offset}
        )
        SELECT p.repo_id || ' ' || p.id AS id, p.at, p.is_assisted AS "isAssisted", p.passed, p.why, p.kind, p.ref, p.title,
          p.team_id AS "teamId", p.repo_id AS "repoId", r.location,
          (SELECT c.id FROM change c WHERE p.kind = 'review' AND c.org_id = p.org_id AND c.repo_id = p.repo_id
             AND c.number::text = p.ref ORDER BY c.position LIMIT 1) AS "changeId"
        FROM page p LEFT JOIN repository r ON r.org_id = p.org_id AND r.id = p.repo_id
        ORDER BY p.at DESC, p.repo_id, p.id`,
  );

const Sources = z.object({
  isRead: z.boolean(),
  reviews: z.number(),
  repositories: z.number(),
  items: z.boolean(),
  texts: z.boolean(),
  teams: z.boolean(),
});

/** What there is to look at: of so many repositories reviews are read of some; items, their texts, teams of people. */
export async function readSurfaceSources(
  tx: Tx,
  orgId: string,
  repos: readonly string[],
): Promise<z.output<typeof Sources>> {
  const [found] = await rows(
    tx,
    Sources,
    sql`SELECT EXISTS (SELECT FROM surface_unit WHERE org_id = ${orgId} AND repo_id = ANY(${repos}::uuid[])) AS "isRead",
          (SELECT count(*)::int FROM repository r JOIN host_repository h ON h.org_id = r.org_id AND h.key = r.host_key
             WHERE r.org_id = ${orgId} AND r.id = ANY(${repos}::uuid[]) AND EXISTS (
               SELECT FROM pull_request p WHERE p.org_id = r.org_id AND p.repo = r.host_key)) AS reviews,
          ${repos.length}::int AS repositories,
          EXISTS (SELECT FROM work_item WHERE org_id = ${orgId} AND deleted_at IS NULL) AS items,
          EXISTS (SELECT FROM work_item WHERE org_id = ${orgId} AND text_words IS NOT NULL) AS texts,
          EXISTS (SELECT FROM team_member WHERE org_id = ${orgId}) AS teams`,
  );
  return found ?? { isRead: false, reviews: 0, repositories: 0, items: false, texts: false, teams: false };
}
