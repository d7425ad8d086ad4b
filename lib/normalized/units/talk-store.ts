import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, type Sql, sql } from "@/lib/core/sql.ts";

/** `[repository, change]`. */
export type ChangeKey = readonly [repoId: string, changeId: string];

const KINDS = [
  "pull",
  "commit",
  "review",
  "remark",
  "item",
  "person",
  "edit",
  "reopen",
  "blocker",
  "item_remark",
] as const;

const Told = z.object({
  repoId: z.uuid(),
  changeId: z.string(),
  kind: z.enum(KINDS),
  /** Of a remark on lines the conversation, of everything of an item the item's key. */
  subject: z.string(),
  id: z.string(),
  /** What people call it: the item's label, the lines that a remark is on. */
  label: z.string(),
  /** A person by their id; an account that is nobody's yet by a hash. */
  who: z.string().nullable(),
  isMachine: z.boolean(),
  inWords: z.boolean(),
  asks: z.boolean(),
  /** Seconds; of a `commit` when the last one was written. */
  at: z.number().nullable(),
  /** Of an item how many questions its tracker counts; null where its comments are told one by one. */
  questions: z.number().nullable(),
});
/** One fact of what was said about a change: on its pull request, or on a work item that it is linked to. */
export type ToldTalk = z.output<typeof Told>;

/** What was said about these changes, and by whom. No text is among it. */
export const toldTalk = (tx: Tx, orgId: string, changes: readonly ChangeKey[]): Promise<ToldTalk[]> =>
  rows(
    tx,
    Told,
    sql`${told(
      orgId,
      sql`AND (c.repo_id, c.id) IN (SELECT * FROM unnest(${changes.map(([repo]) => repo)}::uuid[], ${changes.map(([, id]) => id)}::text[]))`,
    )} ORDER BY "repoId", "changeId", kind, subject, t.id`,
  );

const Stamp = z.object({ repoId: z.uuid(), changeId: z.string(), stamp: z.string(), hasPull: z.boolean() });

/** A hash of all that `toldTalk` tells, for each change of an organisation of which it tells anything, and whether its pull request is there. */
export const talkStamps = (tx: Tx, orgId: string): Promise<z.output<typeof Stamp>[]> =>
  rows(
    tx,
    Stamp,
    sql`SELECT "repoId", "changeId", md5(string_agg(s::text, chr(10) ORDER BY s::text)) AS stamp,
          bool_or(kind = 'pull') AS "hasPull"
        FROM (${told(orgId, sql``)}) s GROUP BY 1, 2`,
  );

/** A remark of fewer signs is a nod; where it was measured when it was read, that goes before. */
const IN_WORDS = sql`coalesce(m.says_something, false) OR m.body_chars >= 4`;
const ASKS = sql`m.is_question AND coalesce(m.says_something, m.body_chars >= 20)`;

const told = (orgId: string, only: Sql) => sql`
  WITH wanted AS (
    SELECT c.repo_id, c.id AS change_id, c.number, r.host_key AS repo FROM change c
    JOIN repository r ON r.org_id = c.org_id AND r.id = c.repo_id WHERE c.org_id = ${orgId} ${only}
  ), linked AS (
    SELECT DISTINCT w.repo_id, w.change_id, i.key, i.label, i.project, i.number, i.reporter, i.assignee, i.question_count
    FROM wanted w
    JOIN development_link l ON l.org_id = ${orgId} AND l.change = w.change_id AND l.repo IN (w.repo, w.repo_id::text)
    JOIN work_item i ON i.org_id = l.org_id AND i.key = l.item AND i.level <= 0 AND i.deleted_at IS NULL
  ), facts (repo_id, change_id, kind, subject, id, label, account, words, asks, at, questions) AS (
    SELECT w.repo_id, w.change_id, 'pull', '', p.number::text, '', NULL, false, false, NULL::float8, NULL::int
    FROM wanted w JOIN pull_request p ON p.org_id = ${orgId} AND p.repo = w.repo AND p.number = w.number
    UNION ALL
    SELECT w.repo_id, w.change_id, 'commit', '', '', '', NULL, false, false, extract(epoch FROM max(k.authored_at))::float8, NULL
    FROM wanted w JOIN change_commit k ON k.org_id = ${orgId} AND k.repo_id = w.repo_id AND k.change_id = w.change_id
    WHERE w.number IS NOT NULL GROUP BY 1, 2
    UNION ALL
    SELECT DISTINCT w.repo_id, w.change_id, 'review', '', v.author, '', v.author, false, false, NULL::float8, NULL::int
    FROM wanted w JOIN review v ON v.org_id = ${orgId} AND v.repo = w.repo AND v.number = w.number
    WHERE NOT v.is_by_author AND v.author IS NOT NULL
    UNION ALL
    SELECT w.repo_id, w.change_id, 'remark', coalesce(m.reply_to, m.external_id), m.external_id,
      concat('#', w.number, ' ', m.path, ':' || m.line), m.author, ${IN_WORDS}, ${ASKS},
      extract(epoch FROM m.created_at)::float8, NULL
    FROM wanted w JOIN host_comment m ON m.org_id = ${orgId} AND m.repo = w.repo AND m.number = w.number AND m.kind = 'review'
    UNION ALL
    SELECT l.repo_id, l.change_id, 'item', l.key, '', l.label, NULL, false, false, NULL, l.question_count FROM linked l
    UNION ALL
    SELECT DISTINCT l.repo_id, l.change_id, 'person', l.key, p.account, '', p.account, false, false, NULL::float8, NULL::int
    FROM linked l CROSS JOIN LATERAL (
      SELECT l.reporter UNION SELECT l.assignee
      UNION SELECT s.author FROM work_item_step s WHERE s.org_id = ${orgId} AND s.item = l.key) p (account)
    WHERE l.question_count > 0 AND p.account IS NOT NULL
    UNION ALL
    SELECT l.repo_id, l.change_id, CASE WHEN s.field = 'status' THEN 'reopen' ELSE 'edit' END, l.key,
      concat_ws(' ', s.external_id, s.to_name), l.label, NULL, false, false, NULL, NULL
    FROM linked l JOIN work_item_step s ON s.org_id = ${orgId} AND s.item = l.key
    WHERE (s.field = 'status' AND s.from_stage = 'done' AND s.to_stage <> 'done') OR (
      s.field = 'other' AND (lower(s.to_name) = 'description' OR s.to_name ILIKE '%acceptance%') AND s.at > (
        SELECT min(b.at) FROM work_item_step b
        WHERE b.org_id = ${orgId} AND b.item = s.item AND b.to_stage IN ('active', 'waiting', 'review')))
    UNION ALL
    SELECT l.repo_id, l.change_id, 'reopen', l.key, e.external_id, l.label, NULL, false, false, NULL, NULL
    FROM linked l JOIN host_event e ON e.org_id = ${orgId} AND e.repo = l.project AND e.number = l.number AND e.kind = 'reopened'
    UNION ALL
    SELECT l.repo_id, l.change_id, 'blocker', l.key, coalesce(b.label, k.other), l.label, NULL, false, false, NULL, NULL
    FROM linked l JOIN work_item_link k ON k.org_id = ${orgId} AND k.item = l.key AND k.kind = 'is_blocked_by'
    LEFT JOIN work_item b ON b.org_id = k.org_id AND b.key = k.other
    UNION ALL
    SELECT l.repo_id, l.change_id, 'item_remark', l.key, m.external_id, l.label, m.author, ${IN_WORDS}, ${ASKS},
      extract(epoch FROM m.created_at)::float8, NULL
    FROM linked l JOIN host_comment m ON m.org_id = ${orgId} AND m.repo = l.project AND m.number = l.number AND m.kind = 'talk'
  )
  SELECT t.repo_id AS "repoId", t.change_id AS "changeId", t.kind, t.subject, t.id, t.label,
    coalesce(o.merged_into::text, o.id::text, md5(t.account)) AS who,
    t.account IS NULL OR coalesce(i.kind, a.kind, 'human') <> 'human' OR coalesce(i.state = 'machine', false) AS "isMachine",
    t.words AS "inWords", t.asks, t.at, t.questions
  FROM facts t
  LEFT JOIN account a ON a.org_id = ${orgId} AND a.key = t.account
  LEFT JOIN identity i ON i.org_id = ${orgId} AND i.key = t.account
  LEFT JOIN person o ON o.org_id = ${orgId} AND o.id = i.person_id`;

/** The repositories of which a host tells pull requests. */
export const repositoriesWithPulls = async (tx: Tx, orgId: string): Promise<Set<string>> =>
  new Set(
    (
      await rows(
        tx,
        z.object({ repoId: z.uuid() }),
        sql`SELECT r.id AS "repoId" FROM repository r WHERE r.org_id = ${orgId} AND EXISTS (
              SELECT 1 FROM pull_request p WHERE p.org_id = r.org_id AND p.repo = r.host_key)`,
      )
    ).map(({ repoId }) => repoId),
  );

/** Whether any tracker or host has told work items. */
export const hasItems = async (tx: Tx, orgId: string): Promise<boolean> =>
  (
    await rows(
      tx,
      z.object({ one: z.number() }),
      sql`SELECT 1 AS one FROM work_item WHERE org_id = ${orgId} LIMIT 1`,
    )
  ).length > 0;
