import { z } from "zod";
import type { OrgAccess } from "@/lib/auth/access.ts";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { STREAM_STATES } from "@/lib/model/stream-id.ts";
import { STANDINGS, type Standing, streamStanding } from "./stream-standing.ts";

const Row = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.string(),
  connectionState: z.string(),
  message: z.string().nullable(),
  isPaused: z.boolean(),
  stream: z.string().nullable(),
  scopeName: z.string().nullable(),
  state: z.enum(STREAM_STATES).nullable(),
  cause: z.string().nullable(),
  fix: z.string().nullable(),
  gaps: z.number().nullable(),
  completeAt: z.date().nullable(),
  lastRunAt: z.date().nullable(),
  nextRunAt: z.date().nullable(),
});
export type FrameRow = z.output<typeof Row>;

/** A connection as the frame of every page tells of it. `new`: nothing is read of it yet. `broken`: nothing can be read of it. */
export type FrameConnection = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly standing: Standing | "new" | "broken";
  readonly cause: string | null;
};

/** How every connection stands. One stream of each sort says it all, so a thousand repositories cost no more than one. */
export async function frameConnections(tx: Tx, access: OrgAccess, now: Date): Promise<FrameConnection[]> {
  const found = await rows(
    tx,
    Row,
    sql`SELECT DISTINCT ON (c.created_at, c.id, s.state, s.complete_at IS NULL, s.gaps > 0, s.fix IS NULL)
          c.id, c.name, c.kind, c.state AS "connectionState", c.message, c.paused_at IS NOT NULL AS "isPaused",
          s.stream, s.scope_name AS "scopeName", s.state, s.cause, s.fix, s.gaps, s.complete_at AS "completeAt",
          s.last_run_at AS "lastRunAt", s.next_run_at AS "nextRunAt"
        FROM connection c
        LEFT JOIN sync_stream s ON s.org_id = c.org_id AND s.connection_id = c.id
        WHERE c.org_id = ${access.orgId} AND c.kind <> 'git' AND c.removed_at IS NULL
        ORDER BY c.created_at, c.id, s.state, s.complete_at IS NULL, s.gaps > 0, s.fix IS NULL,
          CASE WHEN s.state = 'running' THEN s.last_run_at ELSE s.next_run_at END NULLS LAST`,
  );
  const byId = new Map<string, FrameRow[]>();
  for (const row of found) byId.set(row.id, [...(byId.get(row.id) ?? []), row]);
  return [...byId.values()].map((list) => shapeFrame(list, now));
}

/** One connection from one stream of each sort. A credential that does not work outweighs all of them. */
export function shapeFrame(list: readonly FrameRow[], now: Date): FrameConnection {
  const [one] = list as readonly [FrameRow, ...FrameRow[]];
  const { id, name, kind } = one;
  if (one.isPaused) return { id, name, kind, standing: "paused", cause: null };
  if (one.connectionState === "failed") return { id, name, kind, standing: "broken", cause: one.message };
  const streams = list.flatMap(({ state, gaps, stream, scopeName, ...row }) =>
    state === null
      ? []
      : [
          {
            // A list of the connection as a whole goes by its name.
            where: scopeName === "" || scopeName === name ? stream?.replaceAll("_", " ") : scopeName,
            ...streamStanding({ ...row, state, gaps: gaps ?? 0 }, "on", now),
          },
        ],
  );
  if (streams.length === 0) return { id, name, kind, standing: "new", cause: null };
  const standing = STANDINGS.find((each) => streams.some((stream) => stream.standing === each)) ?? "ok";
  const worst = streams.find((stream) => stream.standing === standing);
  const cause = worst?.cause ? `${worst.where}: ${worst.cause}` : null;
  return { id, name, kind, standing, cause };
}
