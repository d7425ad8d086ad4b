import { z } from "zod";
import { STREAM_STATES } from "@/lib/model/stream-id.ts";
import { sql } from "./sql.ts";

const Stream = z.object({
  connectionId: z.uuid(),
  stream: z.string(),
  scope: z.string(),
  scopeName: z.string(),
  state: z.enum(STREAM_STATES),
  cause: z.string().nullable(),
  fix: z.string().nullable(),
  itemsDone: z.number(),
  itemsTotal: z.number().nullable(),
  gaps: z.number(),
  coveredFrom: z.date().nullable(),
  coveredTo: z.date().nullable(),
  completeAt: z.date().nullable(),
  lastRunAt: z.date().nullable(),
  nextRunAt: z.date().nullable(),
});
export type KeptStream = z.output<typeof Stream>;

const columns = sql`connection_id AS "connectionId", stream, scope, scope_name AS "scopeName", state, cause, fix,
  items_done AS "itemsDone", items_total AS "itemsTotal", gaps, covered_from AS "coveredFrom",
  covered_to AS "coveredTo", complete_at AS "completeAt", last_run_at AS "lastRunAt", next_run_at AS "nextRunAt"`;

/** A stream as it is kept, and how it is selected. */
export const keptStream = { row: Stream, columns };
