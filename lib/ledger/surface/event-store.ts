import { bulkMerge, type MergeTarget } from "@/lib/core/bulk-merge.ts";
import type { Tx } from "@/lib/core/db.ts";
import { execute, sql } from "@/lib/core/sql.ts";
import type { Axis, SurfaceKind } from "@/lib/model/surface.ts";
import type { ToldUnit } from "./unit-store.ts";

/** An event as it is kept. `at` in seconds; `who` counts for the floor and is never shown. */
export type SurfaceEventRow = {
  readonly repoId: string;
  readonly axis: Axis;
  readonly id: string;
  readonly teamId: string;
  readonly at: number;
  readonly isAssisted: boolean;
  readonly passed: boolean;
  readonly why: string;
  readonly units: readonly string[];
  readonly kind: SurfaceKind;
  readonly ref: string;
  readonly title: string;
  readonly who: string;
};

const EVENT: MergeTarget = {
  table: "surface_event",
  key: ["repo_id", "axis", "id"],
  columns: {
    repo_id: "uuid",
    axis: "text",
    id: "text",
    team_id: "uuid",
    at: "timestamptz(0)",
    is_assisted: "boolean",
    passed: "boolean",
    why: "text",
    units: "text[]",
    kind: "text",
    ref: "text",
    title: "text",
    who: "text",
  },
};
const UNIT: MergeTarget = {
  table: "surface_unit",
  key: ["unit_id"],
  columns: {
    unit_id: "text",
    repo_id: "uuid",
    team_id: "uuid",
    started_at: "timestamptz(0)",
    at: "timestamptz(0)",
  },
};

const moment = (seconds: number): Date => new Date(seconds * 1_000);

/** Keeps the events of an organisation for this transaction until it ends: one at a time writes them. */
export const holdSurface = (tx: Tx, orgId: string): Promise<number> =>
  execute(tx, sql`SELECT pg_advisory_xact_lock(hashtextextended(${`surface ${orgId}`}, 0))`);

/** Makes these the events and units of the organisation. Equal rows are not touched. Answers how many were written or taken out. */
export async function replaceSurface(
  tx: Tx,
  orgId: string,
  events: readonly SurfaceEventRow[],
  units: readonly ToldUnit[],
): Promise<number> {
  const goneEvents = await execute(
    tx,
    sql`DELETE FROM surface_event e WHERE e.org_id = ${orgId} AND NOT EXISTS (
          SELECT 1 FROM unnest(${events.map(({ repoId }) => repoId)}::uuid[], ${events.map(({ axis }) => axis)}::text[],
            ${events.map(({ id }) => id)}::text[]) AS n(repo_id, axis, id)
          WHERE n.repo_id = e.repo_id AND n.axis = e.axis AND n.id = e.id)`,
  );
  const goneUnits = await execute(
    tx,
    sql`DELETE FROM surface_unit WHERE org_id = ${orgId} AND NOT EXISTS (
          SELECT 1 FROM unnest(${units.map(({ unit }) => unit)}::text[]) AS n(unit) WHERE n.unit = unit_id)`,
  );
  const merged = await bulkMerge(
    tx,
    EVENT,
    orgId,
    events.map((event) => [
      event.repoId,
      event.axis,
      event.id,
      event.teamId,
      moment(event.at),
      event.isAssisted,
      event.passed,
      event.why,
      [...event.units],
      event.kind,
      event.ref,
      event.title,
      event.who,
    ]),
  );
  const kept = await bulkMerge(
    tx,
    UNIT,
    orgId,
    units.map(({ unit, repoId, teamId, startedAt, at }) => [
      unit,
      repoId,
      teamId,
      moment(startedAt),
      moment(at),
    ]),
  );
  return goneEvents + goneUnits + merged.written + kept.written;
}
