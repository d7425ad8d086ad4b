import { SAID_BY } from "../model/correction.ts";
import type { AccountRule } from "../model/organisation-rules.ts";
import { type Sql, sql } from "./sql.ts";

/** Agent commits make a change an agent's from this share of its added lines on. */
const AGENT_SHARE = 0.9;

/**
 * The changes in scope (a condition on `c`) behind which stand accounts that the organisation says are no person's, as rows
 * `(org_id, repo_id, change_id, to_class, said_by)`. One whose author is automation is automation's. An agent's account makes it
 * the agent's where it opened it, unless more than a tenth of the added lines are in commits of others, or where nine tenths
 * are in its own; else a hybrid. Where lines of single commits were not counted, their number stands for them. What was
 * measured line by line stays.
 */
export const ruledCompositions = (accounts: readonly AccountRule[], scope: Sql): Sql =>
  accounts.length === 0
    ? sql`SELECT NULL::uuid AS org_id, NULL::uuid AS repo_id, NULL::text AS change_id, NULL::text AS to_class, NULL::text AS said_by
          WHERE false`
    : sql`
  WITH rule AS (
    SELECT * FROM unnest(${accounts.map(({ account }) => account.toLowerCase())}::text[],
      ${accounts.map(({ kind }) => kind)}::text[], ${accounts.map(({ id }) => `${SAID_BY.rule}${id}`)}::text[])
      WITH ORDINALITY AS r(account, kind, said_by, place)
  ), meant AS (
    SELECT i.id, r.kind, r.said_by, r.place FROM git_identity i JOIN rule r
      ON lower(i.email) = r.account OR lower(i.email) ~ '^([0-9]+[+])?[^@+]+@users[.]noreply[.]github[.]com$'
        AND regexp_replace(split_part(lower(i.email), '@', 1), '^[0-9]+[+]', '') = r.account
  ), opened AS (
    SELECT c.org_id, c.repo_id, c.id, r.kind, r.said_by, r.place
    FROM change c JOIN repository o ON o.org_id = c.org_id AND o.id = c.repo_id
    JOIN pull_request p ON p.org_id = c.org_id AND p.repo = o.host_key AND p.number = c.number
    JOIN account a ON a.org_id = p.org_id AND a.key = p.author JOIN rule r ON r.account IN (lower(a.login), lower(a.email))
    WHERE ${scope}
  ), wrote AS (
    SELECT c.org_id, c.repo_id, c.id, m.kind, m.said_by, m.place FROM change c JOIN meant m ON m.id = c.author_identity
    WHERE ${scope}
  ), took AS (
    SELECT c.org_id, c.repo_id, c.id, m.kind, m.said_by, min(m.place) AS place FROM change c
    JOIN change_commit k ON k.org_id = c.org_id AND k.repo_id = c.repo_id AND k.change_id = c.id
    JOIN meant m ON m.id = k.author_identity WHERE ${scope} AND m.kind = 'agent'
    GROUP BY c.org_id, c.repo_id, c.id, m.kind, m.said_by
  ), share AS (
    SELECT k.org_id, k.repo_id, k.change_id,
      CASE WHEN count(k.added) = count(*) AND sum(k.added) > 0
        THEN sum(k.added) FILTER (WHERE m.kind = 'agent' OR k.author_kind = 'agent')::float8 / sum(k.added)
        ELSE count(*) FILTER (WHERE m.kind = 'agent' OR k.author_kind = 'agent')::float8 / count(*) END AS agents
    FROM change_commit k LEFT JOIN meant m ON m.id = k.author_identity
    WHERE (k.org_id, k.repo_id, k.change_id) IN (
      SELECT org_id, repo_id, id FROM opened UNION SELECT org_id, repo_id, id FROM wrote UNION SELECT org_id, repo_id, id FROM took)
    GROUP BY k.org_id, k.repo_id, k.change_id
  ), behind AS (
    SELECT *, 1 AS near FROM opened UNION ALL SELECT *, 2 FROM wrote UNION ALL SELECT *, 3 FROM took
  )
  SELECT DISTINCT ON (b.org_id, b.repo_id, b.id) b.org_id, b.repo_id, b.id AS change_id,
    CASE WHEN b.kind = 'automation' THEN 'automation' WHEN coalesce(s.agents, 0) >= ${AGENT_SHARE} THEN 'agent' ELSE 'hybrid' END
      AS to_class, b.said_by
  FROM behind b LEFT JOIN share s ON s.org_id = b.org_id AND s.repo_id = b.repo_id AND s.change_id = b.id
  JOIN composition q ON q.org_id = b.org_id AND q.repo_id = b.repo_id AND q.change_id = b.id AND q.ai_lines IS NULL
  ORDER BY b.org_id, b.repo_id, b.id, b.near, b.place`;
