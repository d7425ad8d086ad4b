import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, type Sql, sql } from "@/lib/core/sql.ts";
import { initiators } from "../people/change-initiator-store.ts";

const Told = z.object({
  repoId: z.uuid(),
  changeId: z.string(),
  number: z.number().nullable(),
  openedAt: z.number(),
  mergedAt: z.number(),
  title: z.string(),
  /** What stands under the title, where it may name other pull requests; else empty. */
  text: z.string(),
  base: z.string(),
  head: z.string().nullable(),
});
/** A landed change as its host tells it, and where no host does as git does. Times in seconds. */
export type ToldChange = z.output<typeof Told>;

/** Every change of an organisation. The head is null where it is a fork's branch or one that lives on. */
export const toldChanges = (tx: Tx, orgId: string): Promise<ToldChange[]> =>
  rows(
    tx,
    Told,
    sql`SELECT c.repo_id AS "repoId", c.id AS "changeId", c.number,
          extract(epoch FROM c.opened_at)::float8 AS "openedAt", extract(epoch FROM c.merged_at)::float8 AS "mergedAt",
          coalesce(p.title, c.title) AS title,
          CASE WHEN p.body ~* '(depends|dependent|based|stacked) on' THEN p.body ELSE '' END AS text,
          coalesce(p.base_branch, c.branch) AS base,
          CASE WHEN p.is_from_fork OR b.name IS NOT NULL THEN NULL ELSE coalesce(p.head_branch, c.head_branch) END AS head
        FROM change c
        JOIN repository r ON r.org_id = c.org_id AND r.id = c.repo_id
        LEFT JOIN pull_request p ON p.org_id = c.org_id AND p.repo = r.host_key AND p.number = c.number
        LEFT JOIN tracked_branch b ON b.org_id = c.org_id AND b.repo_id = c.repo_id AND b.role <> 'topic'
          AND b.name = coalesce(p.head_branch, c.head_branch)
        WHERE c.org_id = ${orgId}`,
  );

const Answering = z.object({ repoId: z.uuid(), changeId: z.string(), people: z.array(z.string()) });

/**
 * Who answers for each change: the humans who opened it or have commits in it, and who had an agent make it. A person by their id; an
 * account or address that is nobody's yet by a hash: addresses are not carried on. Changes of machines alone are left out.
 */
export const answeringPeople = (tx: Tx, orgId: string): Promise<z.output<typeof Answering>[]> =>
  rows(
    tx,
    Answering,
    sql`SELECT repo_id AS "repoId", change_id AS "changeId", array_agg(DISTINCT who ORDER BY who) AS people FROM (
          SELECT c.repo_id, c.id AS change_id, ${personOr(sql`p.author`)} AS who
          FROM change c
          JOIN repository r ON r.org_id = c.org_id AND r.id = c.repo_id
          JOIN pull_request p ON p.org_id = c.org_id AND p.repo = r.host_key AND p.number = c.number
          LEFT JOIN account a ON a.org_id = c.org_id AND a.key = p.author
          ${whoseIs(sql`p.author`)}
          WHERE c.org_id = ${orgId} AND p.author IS NOT NULL AND coalesce(i.kind, a.kind, 'human') = 'human'
            AND i.state IS DISTINCT FROM 'machine'
          UNION ALL
          SELECT c.repo_id, c.change_id, ${personOr(sql`'git/' || g.email`)}
          FROM change_commit c
          JOIN git_identity g ON g.org_id = c.org_id AND g.id = c.author_identity
          ${whoseIs(sql`'git/' || g.email`)}
          WHERE c.org_id = ${orgId} AND c.author_kind = 'human' AND i.state IS DISTINCT FROM 'machine'
          UNION ALL
          SELECT s.repo_id, s.change_id, coalesce(s.person_id::text, md5(s.key)) FROM (${initiators(orgId, null)}) s
        ) answering GROUP BY 1, 2`,
  );

const whoseIs = (key: Sql): Sql =>
  sql`LEFT JOIN identity i ON i.org_id = c.org_id AND i.key = ${key}
      LEFT JOIN person o ON o.org_id = c.org_id AND o.id = i.person_id`;
const personOr = (key: Sql): Sql => sql`coalesce(o.merged_into::text, o.id::text, md5(${key}))`;

const Naming = z.object({
  repoId: z.uuid(),
  changeId: z.string(),
  key: z.string(),
  label: z.string(),
  level: z.number(),
  strength: z.number(),
  parent: z.string().nullable(),
  parentLevel: z.number().nullable(),
});

/** The work items that each change is linked to, by its strongest link, with the item above where that is known. */
export const namedItems = (tx: Tx, orgId: string): Promise<z.output<typeof Naming>[]> =>
  rows(
    tx,
    Naming,
    sql`SELECT r.id AS "repoId", l.change AS "changeId", i.key, i.label, i.level, max(l.strength) AS strength,
          i.parent, above.level AS "parentLevel"
        FROM development_link l
        JOIN (SELECT id, host_key AS key FROM repository WHERE org_id = ${orgId}
              UNION SELECT id, id::text FROM repository WHERE org_id = ${orgId}) r ON r.key = l.repo
        JOIN work_item i ON i.org_id = l.org_id AND i.key = l.item
        LEFT JOIN work_item above ON above.org_id = i.org_id AND above.key = i.parent
        WHERE l.org_id = ${orgId} GROUP BY 1, 2, 3, 4, 5, 7, 8`,
  );
