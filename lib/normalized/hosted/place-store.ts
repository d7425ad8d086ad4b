import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import { STAGES } from "@/lib/model/work-item.ts";
import type { HostScope } from "../host-table.ts";

const Place = z.object({ key: z.string(), name: z.string(), isLost: z.boolean() });
/** A repository or project that a connection found. */
export type HostPlace = z.output<typeof Place>;

/** The repositories that a connection found, under their names of today. */
export const repositoriesOf = (tx: Tx, { orgId, connectionId }: HostScope): Promise<HostPlace[]> =>
  rows(
    tx,
    Place,
    sql`SELECT key, full_name AS name, lost_at IS NOT NULL AS "isLost" FROM host_repository
        WHERE org_id = ${orgId} AND connection_id = ${connectionId} ORDER BY key`,
  );

/** The projects that a connection found, under their short keys of today. */
export const projectsOf = (tx: Tx, { orgId, connectionId }: HostScope): Promise<HostPlace[]> =>
  rows(
    tx,
    Place,
    sql`SELECT key, label AS name, lost_at IS NOT NULL AS "isLost" FROM host_project
        WHERE org_id = ${orgId} AND connection_id = ${connectionId} ORDER BY key`,
  );

const LOST = "It is no longer in the list of what this connection may read.";

/** Marks what a whole list no longer names: since when, and why. What was read of it stays. */
export async function markUnlisted(
  tx: Tx,
  { orgId, connectionId }: HostScope,
  list: "repositories" | "projects" | "teams",
  listed: readonly string[],
  now: Date,
): Promise<number> {
  const mine = sql`org_id = ${orgId} AND connection_id = ${connectionId} AND NOT (key = ANY(${listed}))`;
  if (list === "teams") {
    await execute(
      tx,
      sql`UPDATE host_team_member m SET to_at = greatest(${now}::timestamptz, m.from_at) FROM host_team t
          WHERE t.org_id = ${orgId} AND t.connection_id = ${connectionId} AND NOT (t.key = ANY(${listed}))
            AND m.org_id = t.org_id AND m.team = t.key AND m.to_at IS NULL`,
    );
    return execute(tx, sql`UPDATE host_team SET removed_at = ${now} WHERE ${mine} AND removed_at IS NULL`);
  }
  const lost = sql`SET lost_at = ${now}, lost_because = ${LOST} WHERE ${mine} AND lost_at IS NULL`;
  return list === "projects"
    ? execute(tx, sql`UPDATE host_project ${lost}`)
    : execute(tx, sql`UPDATE host_repository ${lost}`);
}

/** The connection that reads all that a list names, where it is another than this one: its name. */
export async function readElsewhere(
  tx: Tx,
  { orgId, connectionId }: HostScope,
  list: "repositories" | "projects",
  listed: readonly string[],
): Promise<string | null> {
  const places = list === "projects" ? sql`host_project` : sql`host_repository`;
  const [found] = await rows(
    tx,
    z.object({ name: z.string().nullable() }),
    sql`SELECT min(c.name) FILTER (WHERE c.id <> ${connectionId}) AS name
        FROM ${places} p JOIN connection c ON c.org_id = p.org_id AND c.id = p.connection_id
        WHERE p.org_id = ${orgId} AND p.key = ANY(${listed}) AND p.lost_at IS NULL
        HAVING bool_and(c.id <> ${connectionId})`,
  );
  return found?.name ?? null;
}

/** Stages by status id, as the connection's tracker has them. */
export async function stagesOf(
  tx: Tx,
  { orgId, connectionId }: HostScope,
): Promise<ReadonlyMap<string, (typeof STAGES)[number]>> {
  const found = await rows(
    tx,
    z.object({ id: z.string(), stage: z.enum(STAGES) }),
    sql`SELECT id, stage FROM tracker_status WHERE org_id = ${orgId} AND connection_id = ${connectionId}`,
  );
  return new Map(found.map(({ id, stage }) => [id, stage]));
}
