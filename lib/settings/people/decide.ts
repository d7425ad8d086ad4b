import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import type { AccountKind } from "@/lib/model/account.ts";
import type { DecisionVerb } from "@/lib/model/identity-decision.ts";
import { recordAudit } from "../record-audit.ts";

/** Who decides, and when. */
export type Decider = { readonly orgId: string; readonly userId: string; readonly now: Date };

const Known = z.object({ key: z.string(), state: z.string(), hint: z.string().nullable() });
const Key = z.object({ key: z.string() });
/** More pairs than any person has: beyond it something else is meant. */
const MOST_PAIRS = 2_000;

async function known(tx: Tx, orgId: string, key: string): Promise<z.output<typeof Known>> {
  const [found] = await rows(
    tx,
    Known,
    sql`SELECT key, state, hint_key AS hint FROM identity WHERE org_id = ${orgId} AND key = ${key}`,
  );
  if (found !== undefined) return found;
  throw new AppError("not-found", `There is no identity ${key.slice(0, 200)}.`, {
    fix: "Reload the page: it may have been taken out with its source.",
  });
}

/** An identity with all that belong to the same person. */
async function together(tx: Tx, orgId: string, key: string): Promise<string[]> {
  const found = await rows(
    tx,
    Key,
    sql`SELECT i.key FROM identity i JOIN identity k ON k.org_id = i.org_id AND k.person_id = i.person_id
        WHERE k.org_id = ${orgId} AND k.key = ${key} ORDER BY i.key`,
  );
  return found.length === 0 ? [key] : found.map((row) => row.key);
}

async function keep(
  tx: Tx,
  { orgId, userId, now }: Decider,
  verb: DecisionVerb,
  pairs: readonly (readonly [key: string, otherKey: string | null])[],
  kind: AccountKind | null = null,
): Promise<void> {
  if (pairs.length > MOST_PAIRS) {
    throw new AppError("invalid", "These are too many identities to be one person's.", {
      fix: "Join fewer at a time.",
    });
  }
  await execute(
    tx,
    sql`INSERT INTO identity_decision (org_id, key, verb, other_key, kind, decided_by, decided_at)
        SELECT ${orgId}, p.key, ${verb}, p.other, ${kind}, ${userId}, ${now}
        FROM unnest(${pairs.map(([key]) => key)}::text[], ${pairs.map(([, other]) => other)}::text[]) AS p(key, other)`,
  );
}

const audit = (tx: Tx, { orgId, userId }: Decider, action: string, target: string): Promise<number> =>
  recordAudit(tx, { orgId, userId, action, target });

const cross = (some: readonly string[], others: readonly string[]): [string, string][] =>
  some.flatMap((one) => others.flatMap((other): [string, string][] => (one === other ? [] : [[one, other]])));

/** Says that two identities, and all that belong to either, are one person. `isHint`: it was suggested. */
export async function joinIdentities(
  tx: Tx,
  who: Decider,
  key: string,
  otherKey: string,
  isHint = false,
): Promise<void> {
  for (const each of [await known(tx, who.orgId, key), await known(tx, who.orgId, otherKey)]) {
    if (each.state !== "machine") continue;
    throw new AppError("invalid", `${each.key} is a bot or an agent, which is never a person.`, {
      fix: "If it is a person after all, change its kind first.",
    });
  }
  const [mine, others] = [await together(tx, who.orgId, key), await together(tx, who.orgId, otherKey)];
  if (mine.includes(otherKey)) return;
  await keep(tx, who, isHint ? "confirm" : "join", cross(mine, others));
  await audit(tx, who, isHint ? "identity.confirmed" : "identity.joined", `${key} and ${otherKey}`);
}

/** Takes what is suggested for an identity as so, or as not so: then nothing of that person is suggested again. */
export async function answerHint(tx: Tx, who: Decider, key: string, isRight: boolean): Promise<void> {
  const { hint } = await known(tx, who.orgId, key);
  if (hint === null) {
    throw new AppError("conflict", "Nothing is suggested for it any more.", { fix: "Reload the page." });
  }
  if (isRight) return joinIdentities(tx, who, key, hint, true);
  const [mine, others] = [await together(tx, who.orgId, key), await together(tx, who.orgId, hint)];
  await keep(tx, who, "reject", cross(mine, others));
  await audit(tx, who, "identity.rejected", `${key} and ${hint}`);
}

/** Takes an identity out of its person. No rule puts it back. */
export async function splitIdentity(tx: Tx, who: Decider, key: string): Promise<void> {
  await known(tx, who.orgId, key);
  const others = (await together(tx, who.orgId, key)).filter((other) => other !== key);
  if (others.length === 0) {
    throw new AppError("conflict", "It stands alone already.", { fix: "Reload the page." });
  }
  await keep(tx, who, "split", cross([key], others));
  await audit(tx, who, "identity.split", key);
}

/** Says that an identity is a person by itself, without an account at a code host. */
export async function declarePerson(tx: Tx, who: Decider, key: string): Promise<void> {
  await known(tx, who.orgId, key);
  await keep(tx, who, "person", [[key, null]]);
  await audit(tx, who, "identity.declared", key);
}

/** Says what kind of account an identity is. */
export async function setKind(tx: Tx, who: Decider, key: string, kind: AccountKind): Promise<void> {
  await known(tx, who.orgId, key);
  await keep(tx, who, "kind", [[key, null]], kind);
  await audit(tx, who, `identity.kind.${kind}`, key);
}
