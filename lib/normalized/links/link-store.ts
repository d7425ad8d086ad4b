import { z } from "zod";
import { bulkAppend, bulkUpsert } from "@/lib/core/bulk-write.ts";
import type { Tx } from "@/lib/core/db.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import type { CommitMention } from "@/lib/model/commit-mention.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import type { DevelopmentLink, LinkableItem } from "./resolve-links.ts";

const Place = z.object({
  /** Its key at its host, else its id. */
  key: z.string(),
  repoId: z.uuid().nullable(),
  fullName: z.string().nullable(),
});
export type LinkPlace = z.output<typeof Place>;

/** The repositories whose changes may name work items: one, by key or id, or all. */
export const linkPlaces = (tx: Tx, orgId: string, repo: string | null): Promise<LinkPlace[]> =>
  rows(
    tx,
    Place,
    sql`SELECT DISTINCT ON (key) * FROM (
          SELECT coalesce(h.key, r.id::text) AS key, r.id AS "repoId", h.full_name AS "fullName"
          FROM (SELECT * FROM repository WHERE org_id = ${orgId} AND removed_at IS NULL) r
          FULL JOIN (SELECT * FROM host_repository WHERE org_id = ${orgId}) h ON h.key = r.host_key
        ) places WHERE ${repo}::text IS NULL OR key = ${repo} OR "repoId"::text = ${repo} ORDER BY key, "repoId"`,
  );

const Text = z.object({
  change: z.string(),
  number: z.number().nullable(),
  branch: z.string().nullable(),
  title: z.string(),
  body: z.string(),
  commits: z.array(
    z.object({ label: z.string(), rule: z.enum(["commit", "closing_keyword"]), evidence: z.string() }),
  ),
  at: z.date(),
});
/** What a change says, and when it landed or, where it has not, was opened. */
export type ChangeText = z.output<typeof Text>;

/** The next changes after `after` in the order of their ids: pull requests as their host tells them, and what git alone tells. */
export const changeTexts = (
  tx: Tx,
  orgId: string,
  { key, repoId }: LinkPlace,
  after: string,
  limit: number,
): Promise<ChangeText[]> =>
  rows(
    tx,
    Text,
    sql`SELECT found.*, coalesce((
          SELECT json_agg(json_build_object('label', m.label, 'rule', m.rule, 'evidence', m.evidence) ORDER BY m.label)
          FROM commit_mention m
          WHERE m.org_id = ${orgId} AND m.repo_id = ${repoId} AND m.change_id = found.change
        ), '[]') AS commits FROM (
          SELECT 'pr:' || p.number AS change, p.number, p.head_branch AS branch, p.title, p.body,
            coalesce(p.merged_at, p.opened_at) AS at
          FROM pull_request p WHERE p.org_id = ${orgId} AND p.repo = ${key}
          UNION ALL
          SELECT c.id, c.number, c.head_branch, c.title, '', c.merged_at FROM change c
          WHERE c.org_id = ${orgId} AND c.repo_id = ${repoId} AND NOT EXISTS (
            SELECT 1 FROM pull_request p WHERE p.org_id = ${orgId} AND p.repo = ${key} AND p.number = c.number)
        ) found WHERE found.change COLLATE "C" > ${after} ORDER BY found.change COLLATE "C" LIMIT ${limit}`,
  );

/** Short keys of all projects of trackers, in capitals: those of today, and those that their items had before. */
export async function projectKeys(tx: Tx, orgId: string): Promise<ReadonlySet<string>> {
  const found = await rows(
    tx,
    z.object({ label: z.string() }),
    sql`SELECT upper(label) AS label FROM host_project WHERE org_id = ${orgId}
        UNION SELECT upper(unnest(earlier_labels)) FROM host_project WHERE org_id = ${orgId}
        UNION SELECT upper(substring(label FROM '^([A-Za-z][A-Za-z0-9_]+)-[0-9]+$')) FROM work_item_label
          WHERE org_id = ${orgId} AND label ~ '^[A-Za-z][A-Za-z0-9_]+-[0-9]+$'`,
  );
  return new Set(found.map(({ label }) => label));
}

/** Items by every name that they have, or had and nobody else has now. */
export async function itemsByLabel(
  tx: Tx,
  orgId: string,
  labels: readonly string[],
): Promise<ReadonlyMap<string, LinkableItem>> {
  const found = await rows(
    tx,
    z.object({ label: z.string(), key: z.string(), level: z.number(), isDeleted: z.boolean() }),
    sql`SELECT DISTINCT ON (named.label) named.label, i.key, i.level, i.deleted_at IS NOT NULL AS "isDeleted"
        FROM (SELECT label, key, 0 AS age FROM work_item WHERE org_id = ${orgId} AND label = ANY(${labels})
              UNION ALL SELECT label, item, 1 FROM work_item_label
              WHERE org_id = ${orgId} AND label = ANY(${labels})) named
        JOIN work_item i ON i.org_id = ${orgId} AND i.key = named.key
        ORDER BY named.label, named.age, i.deleted_at IS NOT NULL, i.key`,
  );
  return new Map(found.map(({ label, ...item }) => [label, item]));
}

/** Replaces what the commits of these changes name. */
export async function replaceMentions(
  tx: Tx,
  { orgId, repoId }: RepoScope,
  changeIds: readonly string[],
  mentions: Iterable<CommitMention & { readonly changeId: string; readonly sha: string }>,
): Promise<void> {
  await execute(
    tx,
    sql`DELETE FROM commit_mention WHERE org_id = ${orgId} AND repo_id = ${repoId} AND change_id = ANY(${changeIds})`,
  );
  const columns = "org_id repo_id change_id label rule evidence sha".split(" ");
  await bulkAppend(
    tx,
    { table: "commit_mention", columns },
    [...mentions].map(({ changeId, label, rule, evidence, sha }) => [
      orgId,
      repoId,
      changeId,
      label,
      rule,
      evidence,
      sha,
    ]),
  );
}

/** Makes these the links of a repository; equal ones are not touched. Answers how many were added, changed or taken out. */
export async function replaceLinks(
  tx: Tx,
  orgId: string,
  repo: string,
  links: readonly DevelopmentLink[],
): Promise<number> {
  const gone = await execute(
    tx,
    sql`DELETE FROM development_link l WHERE l.org_id = ${orgId} AND l.repo = ${repo} AND NOT EXISTS (
          SELECT 1 FROM unnest(${links.map(({ change }) => change)}::text[], ${links.map(({ item }) => item)}::text[],
            ${links.map(({ rule }) => rule)}::text[]) AS n(change, item, rule)
          WHERE n.change = l.change AND n.item = l.item AND n.rule = l.rule)`,
  );
  const columns = "org_id repo change item rule evidence strength".split(" ");
  const written = await bulkUpsert(
    tx,
    { table: "development_link", columns, key: ["org_id", "repo", "change", "item", "rule"] },
    links.map(({ change, item, rule, evidence, strength }) => [
      orgId,
      repo,
      change,
      item,
      rule,
      evidence,
      strength,
    ]),
  );
  return gone + written;
}
