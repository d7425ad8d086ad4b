import { z } from "zod";
import { bulkMerge, type MergeTarget } from "@/lib/core/bulk-merge.ts";
import type { Tx } from "@/lib/core/db.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import { findInitiators, type Happening } from "./find-initiators.ts";

type PullKey = { readonly repo: string; readonly number: number };

const maybe = z.string().nullable();
const Row = z.object({
  repo: z.string(),
  number: z.number(),
  agent: z.string(),
  kind: z.string(),
  at: z.date(),
  actor: maybe,
  subject: maybe,
  actorIsHuman: z.boolean(),
  subjectIsHuman: z.boolean(),
});
const TARGET: MergeTarget = {
  table: "pull_initiator",
  key: ["repo", "number", "account", "rule"],
  columns: { repo: "text", number: "integer", account: "text", rule: "text", confidence: "float8" },
};

/**
 * Finds, among these pull requests, those that an agent wrote, and keeps who may have had it write them: what their host tells
 * now, and nothing that it no longer does. Answers how many rows were written or taken out.
 */
export async function refreshInitiators(tx: Tx, orgId: string, pulls: readonly PullKey[]): Promise<number> {
  const [repos, numbers] = [pulls.map(({ repo }) => repo), pulls.map(({ number }) => number)];
  const found = await rows(
    tx,
    Row,
    sql`SELECT p.repo, p.number, p.author AS agent, e.kind, e.at, e.actor, e.subject,
          coalesce(ai.kind, actor.kind) IS NOT DISTINCT FROM 'human' AS "actorIsHuman",
          coalesce(si.kind, subject.kind) IS NOT DISTINCT FROM 'human' AS "subjectIsHuman"
        FROM unnest(${repos}::text[], ${numbers}::int[]) AS t(repo, number)
        JOIN pull_request p ON p.org_id = ${orgId} AND p.repo = t.repo AND p.number = t.number
        JOIN account a ON a.org_id = p.org_id AND a.key = p.author
        LEFT JOIN identity i ON i.org_id = p.org_id AND i.key = p.author
        JOIN host_event e ON e.org_id = p.org_id AND e.repo = p.repo AND e.number = p.number
          AND e.kind IN ('assigned', 'review_requested')
        LEFT JOIN account actor ON actor.org_id = p.org_id AND actor.key = e.actor
        LEFT JOIN identity ai ON ai.org_id = p.org_id AND ai.key = e.actor
        LEFT JOIN account subject ON subject.org_id = p.org_id AND subject.key = e.subject
        LEFT JOIN identity si ON si.org_id = p.org_id AND si.key = e.subject
        WHERE coalesce(i.kind, a.kind) IN ('agent', 'review_agent')
        ORDER BY p.repo, p.number, e.at, e.external_id`,
  );
  const byPull = new Map<string, { key: PullKey; agent: string; happenings: Happening[] }>();
  const humans = new Set<string>();
  for (const row of found) {
    const { repo, number, agent, actorIsHuman, subjectIsHuman, ...happening } = row;
    const pull = byPull.get(`${repo} ${number}`) ?? { key: { repo, number }, agent, happenings: [] };
    pull.happenings.push(happening);
    byPull.set(`${repo} ${number}`, pull);
    if (actorIsHuman && row.actor !== null) humans.add(row.actor);
    if (subjectIsHuman && row.subject !== null) humans.add(row.subject);
  }
  const cells = [...byPull.values()].flatMap(({ key, agent, happenings }) =>
    findInitiators(agent, happenings, (account) => humans.has(account)).map(
      ({ account, rule, confidence }) => [key.repo, key.number, account, rule, confidence],
    ),
  );
  const gone = await execute(
    tx,
    sql`DELETE FROM pull_initiator s USING unnest(${repos}::text[], ${numbers}::int[]) AS t(repo, number)
        WHERE s.org_id = ${orgId} AND s.repo = t.repo AND s.number = t.number AND NOT EXISTS (
          SELECT 1 FROM unnest(${cells.map(([repo]) => repo)}::text[], ${cells.map(([, number]) => number)}::int[],
            ${cells.map(([, , account]) => account)}::text[], ${cells.map(([, , , rule]) => rule)}::text[]) AS n(repo, number, account, rule)
          WHERE n.repo = s.repo AND n.number = s.number AND n.account = s.account AND n.rule = s.rule)`,
  );
  return gone + (cells.length === 0 ? 0 : (await bulkMerge(tx, TARGET, orgId, cells)).written);
}

/** The pull requests that these accounts wrote, or were handed to or by: what their kind has a say in. */
export const pullsAround = (tx: Tx, orgId: string, accounts: readonly string[]): Promise<PullKey[]> =>
  rows(
    tx,
    z.object({ repo: z.string(), number: z.number() }),
    sql`SELECT repo, number FROM pull_request WHERE org_id = ${orgId} AND author = ANY(${accounts})
        UNION SELECT repo, number FROM host_event WHERE org_id = ${orgId} AND kind IN ('assigned', 'review_requested')
          AND (actor = ANY(${accounts}) OR subject = ANY(${accounts}))
        ORDER BY 1, 2`,
  );
