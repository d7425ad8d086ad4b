import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";

const Told = z.object({
  key: z.string(),
  label: z.string(),
  title: z.string(),
  isIncident: z.boolean(),
  isDecision: z.boolean(),
  createdAt: z.number(),
  closedAt: z.number().nullable(),
  assignee: z.string().nullable(),
  reporter: z.string().nullable(),
  /** The account that moved it to done. */
  closer: z.string().nullable(),
  words: z.number(),
  hasCriteria: z.boolean(),
  /** Changes linked to it, or to an item right below it: `<repository>/<change>`. */
  changes: z.array(z.string()),
});
/** An item of a tracker that says what is wanted, is an incident, or records a decision. Times in seconds. */
export type ToldItem = z.output<typeof Told>;

/** Those that are long enough to say something, or that are of a kind of their own; one whose description was not read says nothing. */
export const toldItems = (tx: Tx, orgId: string): Promise<ToldItem[]> =>
  rows(
    tx,
    Told,
    sql`WITH wanted AS (
          SELECT i.*, i.kind = 'incident' AS is_incident, coalesce(i.type_name ~* '^(decision|adr|rfc)', false) AS is_decision
          FROM work_item i WHERE i.org_id = ${orgId} AND i.deleted_at IS NULL
        ), named AS (
          SELECT w.key, array_agg(DISTINCT r.id || '/' || l.change ORDER BY r.id || '/' || l.change) AS changes
          FROM wanted w
          JOIN LATERAL (SELECT w.key AS item UNION ALL
            SELECT b.key FROM work_item b WHERE b.org_id = ${orgId} AND b.parent = w.key) d ON true
          JOIN development_link l ON l.org_id = ${orgId} AND l.item = d.item
          JOIN (SELECT id, host_key AS key FROM repository WHERE org_id = ${orgId} AND removed_at IS NULL
                UNION SELECT id, id::text FROM repository WHERE org_id = ${orgId} AND removed_at IS NULL) r ON r.key = l.repo
          WHERE w.is_incident OR w.is_decision OR w.has_criteria OR w.text_words > 0 GROUP BY 1
        )
        SELECT w.key, w.label, w.title, w.is_incident AS "isIncident", w.is_decision AS "isDecision",
          extract(epoch FROM w.created_at)::float8 AS "createdAt", extract(epoch FROM w.closed_at)::float8 AS "closedAt",
          w.assignee, w.reporter,
          (SELECT s.author FROM work_item_step s WHERE s.org_id = ${orgId} AND s.item = w.key AND s.field = 'status'
             AND s.to_stage = 'done' ORDER BY s.at DESC, s.external_id LIMIT 1) AS closer,
          coalesce(w.text_words, 0) AS words, coalesce(w.has_criteria, false) AS "hasCriteria",
          coalesce(n.changes, '{}') AS changes
        FROM wanted w LEFT JOIN named n ON n.key = w.key
        WHERE w.is_incident OR w.is_decision OR w.has_criteria OR w.text_words > 0 ORDER BY w.key`,
  );

const Discussed = z.object({
  repoId: z.uuid(),
  ownTeamId: z.uuid(),
  number: z.number(),
  title: z.string(),
  author: z.string().nullable(),
  openedAt: z.number(),
  at: z.number(),
  voices: z.array(z.string()),
});

/** Discussions of a category for proposals that were answered and closed. Times in seconds. */
export const decidedDiscussions = (tx: Tx, orgId: string): Promise<z.output<typeof Discussed>[]> =>
  rows(
    tx,
    Discussed,
    sql`SELECT r.id AS "repoId", r.team_id AS "ownTeamId", d.number, d.title, d.author,
          extract(epoch FROM d.created_at)::float8 AS "openedAt", extract(epoch FROM d.answered_at)::float8 AS at, d.voices
        FROM discussion d
        JOIN repository r ON r.org_id = d.org_id AND r.host_key = d.repo AND r.removed_at IS NULL
        WHERE d.org_id = ${orgId} AND d.answered_at IS NOT NULL AND d.closed_at IS NOT NULL
          AND d.category ~* '\\m(rfcs?|adrs?|decisions?|proposals?)\\M' ORDER BY r.id, d.number`,
  );
