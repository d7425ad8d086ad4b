import { z } from "zod";
import { bulkMerge, type MergeTarget } from "@/lib/core/bulk-merge.ts";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { findInitiator, type Happening } from "./find-initiator.ts";

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
  key: ["repo", "number"],
  columns: { repo: "text", number: "integer", account: "text", rule: "text" },
};

/**
 * Finds, among these pull requests, those that an agent wrote, and keeps who had it write them. What is known stays where
 * nothing new is told. Answers how many rows were written.
 */
export async function refreshInitiators(tx: Tx, orgId: string, pulls: readonly PullKey[]): Promise<number> {
  const found = await rows(
    tx,
    Row,
    sql`SELECT p.repo, p.number, p.author AS agent, e.kind, e.at, e.actor, e.subject,
          coalesce(actor.kind = 'human', false) AS "actorIsHuman", coalesce(subject.kind = 'human', false) AS "subjectIsHuman"
        FROM unnest(${pulls.map(({ repo }) => repo)}::text[], ${pulls.map(({ number }) => number)}::int[]) AS t(repo, number)
        JOIN pull_request p ON p.org_id = ${orgId} AND p.repo = t.repo AND p.number = t.number
        JOIN account a ON a.org_id = p.org_id AND a.key = p.author AND a.kind IN ('agent', 'review_agent')
        JOIN host_event e ON e.org_id = p.org_id AND e.repo = p.repo AND e.number = p.number
          AND e.kind IN ('assigned', 'review_requested')
        LEFT JOIN account actor ON actor.org_id = p.org_id AND actor.key = e.actor
        LEFT JOIN account subject ON subject.org_id = p.org_id AND subject.key = e.subject
        ORDER BY p.repo, p.number, e.at, e.external_id`,
  );
  const byPull = new Map<string, { key: PullKey; agent: string; happenings: Happening[] }>();
  const humans = new Set<string>();
  for (const row of found) {
    const { repo, number, agent, actorIsHuman, subjectIsHuman, ...happening } = row;
    const pull = byPull.get(`${repo} ${number}`) ?? { key: { repo, number }, agent, happenings: [] };
    byPull.set(`${repo} ${number}`, { ...pull, happenings: [...pull.happenings, happening] });
    if (actorIsHuman && row.actor !== null) humans.add(row.actor);
    if (subjectIsHuman && row.subject !== null) humans.add(row.subject);
  }
  const cells = [...byPull.values()].flatMap(({ key, agent, happenings }) => {
    const initiator = findInitiator(agent, happenings, (account) => humans.has(account));
    return initiator === null ? [] : [[key.repo, key.number, initiator.account, initiator.rule]];
  });
  return cells.length === 0 ? 0 : (await bulkMerge(tx, TARGET, orgId, cells)).written;
}
