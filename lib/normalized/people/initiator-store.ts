import { z } from "zod";
import { bulkMerge, type MergeTarget } from "@/lib/core/bulk-merge.ts";
import type { Tx } from "@/lib/core/db.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import { findInitiators, type Happening } from "./find-initiators.ts";
import { namedInText } from "./named-in-text.ts";

type PullKey = { readonly repo: string; readonly number: number };

const maybe = z.string().nullable();
const Row = z.object({
  repo: z.string(),
  number: z.number(),
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
 * now, and nothing that it no longer does. Answers how many rows were written or taken out. Where no agent wrote any of them,
 * that is one question and no more.
 */
export async function refreshInitiators(tx: Tx, orgId: string, pulls: readonly PullKey[]): Promise<number> {
  const written = await agentsPulls(tx, orgId, pulls);
  if (written.length === 0) return 0;
  const keys = sql`unnest(${written.map(({ repo }) => repo)}::text[], ${written.map(({ number }) => number)}::int[]) AS t(repo, number)`;
  const found = await rows(
    tx,
    Row,
    sql`SELECT e.repo, e.number, e.kind, e.at, e.actor, e.subject,
          coalesce(ai.kind, actor.kind) IS NOT DISTINCT FROM 'human' AS "actorIsHuman",
          coalesce(si.kind, subject.kind) IS NOT DISTINCT FROM 'human' AS "subjectIsHuman"
        FROM ${keys}
        JOIN host_event e ON e.org_id = ${orgId} AND e.repo = t.repo AND e.number = t.number
          AND e.kind IN ('assigned', 'review_requested')
        LEFT JOIN account actor ON actor.org_id = e.org_id AND actor.key = e.actor
        LEFT JOIN identity ai ON ai.org_id = e.org_id AND ai.key = e.actor
        LEFT JOIN account subject ON subject.org_id = e.org_id AND subject.key = e.subject
        LEFT JOIN identity si ON si.org_id = e.org_id AND si.key = e.subject
        ORDER BY e.repo, e.number, e.at, e.external_id`,
  );
  const happenings = new Map<string, Happening[]>();
  const humans = new Set<string>();
  for (const { repo, number, actorIsHuman, subjectIsHuman, ...happening } of found) {
    const of = happenings.get(`${repo} ${number}`) ?? [];
    happenings.set(`${repo} ${number}`, [...of, happening]);
    if (actorIsHuman && happening.actor !== null) humans.add(happening.actor);
    if (subjectIsHuman && happening.subject !== null) humans.add(happening.subject);
  }
  const named = await namedAccounts(tx, orgId, written);
  for (const { key, isHuman } of named.values()) if (isHuman) humans.add(key);
  const cells = written.flatMap(({ repo, number, agent }) => {
    const place = `${repo} ${number}`;
    if (agent === null) return [];
    const who = named.get(place)?.key ?? null;
    return findInitiators(agent, happenings.get(place) ?? [], (account) => humans.has(account), who).map(
      ({ account, rule, confidence }) => [repo, number, account, rule, confidence],
    );
  });
  const gone = await execute(
    tx,
    sql`DELETE FROM pull_initiator s USING ${keys}
        WHERE s.org_id = ${orgId} AND s.repo = t.repo AND s.number = t.number AND NOT EXISTS (
          SELECT 1 FROM unnest(${cells.map(([repo]) => repo)}::text[], ${cells.map(([, number]) => number)}::int[],
            ${cells.map(([, , account]) => account)}::text[], ${cells.map(([, , , rule]) => rule)}::text[]) AS n(repo, number, account, rule)
          WHERE n.repo = s.repo AND n.number = s.number AND n.account = s.account AND n.rule = s.rule)`,
  );
  return gone + (cells.length === 0 ? 0 : (await bulkMerge(tx, TARGET, orgId, cells)).written);
}

const Written = z.object({ repo: z.string(), number: z.number(), agent: maybe, text: maybe });

/** Those that an agent wrote, with their texts where these may name somebody; and those that were taken for an agent's before. */
const agentsPulls = (tx: Tx, orgId: string, pulls: readonly PullKey[]): Promise<z.output<typeof Written>[]> =>
  rows(
    tx,
    Written,
    sql`SELECT p.repo, p.number, CASE WHEN coalesce(i.kind, a.kind) IN ('agent', 'review_agent') THEN p.author END AS agent,
          CASE WHEN p.body ~* '(requested|started) by' THEN p.body END AS text
        FROM unnest(${pulls.map(({ repo }) => repo)}::text[], ${pulls.map(({ number }) => number)}::int[]) AS t(repo, number)
        JOIN pull_request p ON p.org_id = ${orgId} AND p.repo = t.repo AND p.number = t.number
        LEFT JOIN account a ON a.org_id = p.org_id AND a.key = p.author
        LEFT JOIN identity i ON i.org_id = p.org_id AND i.key = p.author
        WHERE coalesce(i.kind, a.kind) IN ('agent', 'review_agent') OR EXISTS (
          SELECT 1 FROM pull_initiator s WHERE s.org_id = p.org_id AND s.repo = p.repo AND s.number = p.number)`,
  );

const Login = z.object({ host: z.string(), login: z.string(), key: maybe, isHuman: z.boolean() });

/** Whom texts name, by pull request. A login that nobody is known by yet becomes an account that is told by its login alone. */
async function namedAccounts(
  tx: Tx,
  orgId: string,
  pulls: readonly z.output<typeof Written>[],
): Promise<ReadonlyMap<string, { readonly key: string; readonly isHuman: boolean }>> {
  const named = pulls.flatMap(({ repo, number, agent, text }) => {
    const login = agent === null || text === null ? null : namedInText(text);
    const host = repo.slice(0, repo.lastIndexOf("/"));
    return login === null ? [] : [{ place: `${repo} ${number}`, host, login }];
  });
  if (named.length === 0) return new Map();
  const known = await rows(
    tx,
    Login,
    sql`SELECT DISTINCT ON (n.host, n.login) n.host, n.login, a.key,
          coalesce(i.kind, a.kind, 'human') = 'human' AS "isHuman"
        FROM unnest(${named.map(({ host }) => host)}::text[], ${named.map(({ login }) => login)}::text[]) AS n(host, login)
        LEFT JOIN account a ON a.org_id = ${orgId} AND lower(a.login) = n.login AND starts_with(a.key, n.host || '/')
        LEFT JOIN identity i ON i.org_id = a.org_id AND i.key = a.key
        ORDER BY n.host, n.login, a.is_active DESC, a.key LIKE '%/@%', a.key DESC`,
  );
  const fresh = known.filter(({ key }) => key === null);
  await execute(
    tx,
    sql`INSERT INTO account (org_id, key, login, kind)
        SELECT ${orgId}, n.host || '/@' || n.login, n.login, 'human'
        FROM unnest(${fresh.map(({ host }) => host)}::text[], ${fresh.map(({ login }) => login)}::text[]) AS n(host, login)
        ON CONFLICT DO NOTHING`,
  );
  const byLogin = new Map(
    known.map(({ host, login, key, isHuman }) => [
      `${host} ${login}`,
      { key: key ?? `${host}/@${login}`, isHuman },
    ]),
  );
  return new Map(
    named.flatMap(({ place, host, login }) => {
      const who = byLogin.get(`${host} ${login}`);
      return who === undefined ? [] : [[place, who] as const];
    }),
  );
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
