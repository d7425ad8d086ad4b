import { z } from "zod";
import { COMPOSITION_CLASSES, MIX_CLASSES } from "../model/composition-class.ts";
import type { Tx } from "./db.ts";
import { rows, sql } from "./sql.ts";

export type AuditScope = {
  readonly orgId: string;
  readonly teams: readonly string[];
  /** Names the audit: the same sample is drawn for it every time. */
  readonly seed: string;
  /** Of changes merged in `[from, to)`, seconds. */
  readonly from: number;
  readonly to: number;
};

/** Drawn of each class, where there are as many. */
export const PER_CLASS = 25;

const Mix = z.enum(MIX_CLASSES);
const Drawn = z.object({
  repoId: z.uuid(),
  changeId: z.string(),
  /** What was computed when it was answered, and now where it was not. */
  classified: Mix,
  /** How many changes of that class there are. */
  ofClass: z.number(),
  answer: z.enum(COMPOSITION_CLASSES).nullable(),
  title: z.string(),
  number: z.number().nullable(),
  mergeSha: z.string(),
  mergedAt: z.date(),
  gross: z.number(),
  repository: z.string(),
  location: z.string(),
  files: z.array(z.string()),
});
export type DrawnChange = z.output<typeof Drawn>;

/**
 * The sample of an audit: of each class those with the smallest hash of their name and the seed, in the order of another hash, which
 * does not give the class away. What was answered stays in the class that it was drawn from.
 */
export const readAuditSample = (
  tx: Tx,
  { orgId, teams, seed, from, to }: AuditScope,
): Promise<DrawnChange[]> =>
  rows(
    tx,
    Drawn,
    sql`WITH answered AS (
          SELECT DISTINCT ON (repo_id, change_id) repo_id, change_id, from_class, to_class FROM correction
          WHERE org_id = ${orgId} AND subject = 'composition' AND audit = ${seed} AND withdrawn_at IS NULL
          ORDER BY repo_id, change_id, at DESC, id DESC
        ), all_changes AS (
          SELECT c.repo_id, c.id, c.title, c.number, c.merge_sha, c.merged_at, c.gross, a.to_class AS answer,
            coalesce(a.from_class, m.class) AS classified
          FROM change c
          JOIN composition m ON m.org_id = c.org_id AND m.repo_id = c.repo_id AND m.change_id = c.id
          LEFT JOIN answered a ON a.repo_id = c.repo_id AND a.change_id = c.id
          WHERE c.org_id = ${orgId} AND c.team_id = ANY(${teams}::uuid[]) AND NOT c.excluded
            AND c.merged_at >= to_timestamp(${from}) AND c.merged_at < to_timestamp(${to})
        ), ranked AS (
          SELECT *, count(*) OVER (PARTITION BY classified) AS of_class,
            row_number() OVER (PARTITION BY classified ORDER BY md5(${seed} || repo_id || id), id) AS place
          FROM all_changes WHERE classified = ANY(${[...MIX_CLASSES]})
        )
        SELECT d.repo_id AS "repoId", d.id AS "changeId", d.classified, d.of_class::int AS "ofClass", d.answer, d.title, d.number,
          d.merge_sha AS "mergeSha", d.merged_at AS "mergedAt", d.gross, r.name AS repository, r.location,
          ARRAY(SELECT DISTINCT g.path FROM atom_group g WHERE g.org_id = ${orgId} AND g.repo_id = d.repo_id
            AND g.change_id = d.id ORDER BY 1 LIMIT 8) AS files
        FROM ranked d JOIN repository r ON r.org_id = ${orgId} AND r.id = d.repo_id AND r.removed_at IS NULL
        WHERE d.place <= ${PER_CLASS} OR d.answer IS NOT NULL
        ORDER BY md5(d.id || ${seed} || d.repo_id), d.id`,
  );

/** How many changes there are of each class, as computed: `automation` is outside the mix and not among them. */
export async function readAuditMix(
  tx: Tx,
  { orgId, teams, from, to }: AuditScope,
): Promise<Readonly<Record<(typeof MIX_CLASSES)[number], number>>> {
  const found = await rows(
    tx,
    z.object({ name: Mix, n: z.number() }),
    sql`SELECT m.class AS name, count(*)::int AS n FROM change c
        JOIN composition m ON m.org_id = c.org_id AND m.repo_id = c.repo_id AND m.change_id = c.id
        WHERE c.org_id = ${orgId} AND c.team_id = ANY(${teams}::uuid[]) AND NOT c.excluded AND m.class = ANY(${[...MIX_CLASSES]})
          AND c.merged_at >= to_timestamp(${from}) AND c.merged_at < to_timestamp(${to}) GROUP BY 1`,
  );
  const counts = { human: 0, hybrid: 0, agent: 0, unknown: 0 };
  for (const { name, n } of found) counts[name] = n;
  return counts;
}
