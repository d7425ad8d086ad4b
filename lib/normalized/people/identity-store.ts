import { z } from "zod";
import { bulkMerge, type MergeTarget } from "@/lib/core/bulk-merge.ts";
import type { Tx } from "@/lib/core/db.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import { ACCOUNT_KINDS } from "@/lib/model/account.ts";
import { DECISION_VERBS, type IdentityDecision, type IdentityState } from "@/lib/model/identity-decision.ts";
import type { IdentityFacts } from "./identity.ts";
import type { Match } from "./match-people.ts";

const Facts = z.object({
  key: z.string(),
  kind: z.enum(ACCOUNT_KINDS).catch("human"),
  name: z.string().nullable(),
  login: z.string().nullable(),
  email: z.string().nullable(),
  personId: z.string().nullable(),
});

/** Waits for another matching of this organisation to end. */
export const lockPeople = (tx: Tx, orgId: string): Promise<number> =>
  execute(tx, sql`SELECT pg_advisory_xact_lock(hashtextextended(${`people ${orgId}`}, 0))`);

/** Every account of every host, and every address of git, with whose it was. */
export const readFacts = (tx: Tx, orgId: string): Promise<Omit<IdentityFacts, "isTracker">[]> =>
  rows(
    tx,
    Facts,
    sql`SELECT f.key, f.kind, f.name, f.login, f.email, i.person_id AS "personId" FROM (
          SELECT key, kind, name, login, email FROM account WHERE org_id = ${orgId}
          UNION ALL
          SELECT 'git/' || email, kind, name, NULL, email FROM git_identity WHERE org_id = ${orgId}
        ) f LEFT JOIN identity i ON i.org_id = ${orgId} AND i.key = f.key ORDER BY f.key`,
  );

/** All that was ever decided, oldest first. */
export const readDecisions = (tx: Tx, orgId: string): Promise<IdentityDecision[]> =>
  rows(
    tx,
    z.object({
      verb: z.enum(DECISION_VERBS),
      key: z.string(),
      otherKey: z.string().nullable(),
      kind: z.enum(ACCOUNT_KINDS).nullable(),
    }),
    sql`SELECT verb, key, other_key AS "otherKey", kind FROM identity_decision
        WHERE org_id = ${orgId} ORDER BY decided_at, id`,
  );

const IDENTITY: MergeTarget = {
  table: "identity",
  key: ["key"],
  columns: {
    key: "text",
    kind: "text",
    name: "text",
    login: "text",
    email: "text",
    person_id: "uuid",
    state: "text",
    rule: "text",
    confidence: "float8",
    tool: "text",
    hint_key: "text",
    hint_rule: "text",
    hint_confidence: "float8",
  },
};

export type IdentityRow = Match & {
  readonly facts: IdentityFacts;
  readonly state: IdentityState;
  readonly tool: string | null;
};

/** Writes identities that differ, and takes out those whose account or address is gone. Answers how many were written. */
export async function saveIdentities(tx: Tx, orgId: string, all: readonly IdentityRow[]): Promise<number> {
  const { written } = await bulkMerge(
    tx,
    IDENTITY,
    orgId,
    all.map(({ key, facts, personId, state, rule, confidence, tool, suggestion }) => [
      key,
      facts.kind,
      facts.name,
      facts.login,
      facts.email,
      personId,
      state,
      rule,
      confidence,
      tool,
      suggestion?.key ?? null,
      suggestion?.rule ?? null,
      suggestion?.confidence ?? null,
    ]),
  );
  const keys = all.map(({ key }) => key);
  const gone = await execute(
    tx,
    sql`DELETE FROM identity i WHERE i.org_id = ${orgId}
          AND NOT EXISTS (SELECT 1 FROM unnest(${keys}::text[]) AS k(key) WHERE k.key = i.key)`,
  );
  return written + gone;
}

const PERSON: MergeTarget = {
  table: "person",
  key: ["id"],
  columns: { id: "uuid", name: "text", email: "text", merged_into: "uuid" },
};

export type PersonRow = { readonly id: string; readonly name: string; readonly email: string | null };

/** Writes people that differ. Those who are gone stay, with the person that they are now. */
export async function savePeople(
  tx: Tx,
  orgId: string,
  people: readonly PersonRow[],
  gone: readonly { readonly personId: string; readonly into: string | null }[],
): Promise<void> {
  await bulkMerge(
    tx,
    PERSON,
    orgId,
    people.map(({ id, name, email }) => [id, name, email, null]),
  );
  for (const { personId, into } of gone)
    await execute(
      tx,
      sql`UPDATE person SET merged_into = ${into}
          WHERE org_id = ${orgId} AND (id = ${personId} OR merged_into = ${personId})
            AND merged_into IS DISTINCT FROM ${into}::uuid`,
    );
}
