import { z } from "zod";
import type { SettingsAccess } from "@/lib/auth/access.ts";
import type { Tx } from "@/lib/core/db.ts";
import { rows, type Sql, sql } from "@/lib/core/sql.ts";
import { IDENTITY_STATES, type IdentityState } from "@/lib/model/identity-decision.ts";
import { INITIATOR_STATES, type InitiatorState } from "@/lib/model/initiator.ts";
import { PAGE_ROWS } from "./list-query.ts";
import type { PeopleQuery } from "./people-query.ts";

const text = z.string();
const maybe = text.nullable();
const Identity = z.object({
  key: text,
  kind: text,
  name: maybe,
  login: maybe,
  email: maybe,
  tool: maybe,
  personId: maybe,
  state: z.enum(IDENTITY_STATES),
  rule: maybe,
  confidence: z.number().nullable(),
  hintKey: maybe,
  hintName: maybe,
  hintRule: maybe,
  hintConfidence: z.number().nullable(),
});
export type PageIdentity = z.output<typeof Identity>;
/** A row of the list: one person with all their identities, or one identity that is nobody's yet. */
export type PeopleRow = { readonly id: string; readonly name: string; readonly identities: PageIdentity[] };
export type StateSum = {
  readonly state: IdentityState;
  readonly identities: number;
  readonly activities: number;
};
export type PeoplePage = {
  readonly state: IdentityState;
  readonly sums: readonly StateSum[];
  /** How many changes of agents there are by what is known of who had them made. */
  readonly initiators: ReadonlyMap<InitiatorState, number>;
  readonly asOf: Date | null;
  readonly count: number;
  readonly rows: readonly PeopleRow[];
  /** Names to choose from when two are joined. */
  readonly names: readonly string[];
};

const columns: Sql = sql`i.key, i.kind, i.name, i.login, i.email, i.tool, i.person_id AS "personId", i.state, i.rule,
  i.confidence, i.hint_key AS "hintKey", i.hint_rule AS "hintRule", i.hint_confidence AS "hintConfidence",
  coalesce(hp.name, h.name, h.login, h.email) AS "hintName"`;
const tables: Sql = sql`identity i LEFT JOIN identity h ON h.org_id = i.org_id AND h.key = i.hint_key
  LEFT JOIN person hp ON hp.org_id = h.org_id AND hp.id = h.person_id`;
const looksLike = (pattern: string): Sql =>
  sql`(i.key ILIKE ${pattern} OR i.name ILIKE ${pattern} OR i.login ILIKE ${pattern} OR i.email ILIKE ${pattern})`;

/** Identities by state, in the order of their names, suggestions the surest first; how many there are, and how much was done under them, as sums only. */
export async function peoplePage(tx: Tx, access: SettingsAccess, query: PeopleQuery): Promise<PeoplePage> {
  const { orgId } = access;
  const Sum = z.object({
    state: z.enum(IDENTITY_STATES),
    identities: z.number(),
    activities: z.number(),
    asOf: z.date(),
  });
  const sums = await rows(
    tx,
    Sum,
    sql`SELECT state, identities, activities, as_of AS "asOf" FROM identity_sum WHERE org_id = ${orgId}`,
  );
  const initiators = await rows(
    tx,
    z.object({ state: z.enum(INITIATOR_STATES), changes: z.number() }),
    sql`SELECT state, changes FROM initiator_sum WHERE org_id = ${orgId}`,
  );
  const waiting = sums.find(({ state, identities }) => state === "suggested" && identities > 0);
  const state = query.state ?? (waiting ? "suggested" : "matched");
  const pattern = `%${query.q.replace(/[\\%_]/g, "\\$&")}%`;
  const list = await (state === "matched" ? people : identities)(tx, orgId, state, pattern, query.page);
  const names = await rows(
    tx,
    z.object({ name: text }),
    sql`SELECT DISTINCT name FROM person WHERE org_id = ${orgId} AND merged_into IS NULL ORDER BY name LIMIT 200`,
  );
  const asOf = sums.reduce<Date | null>((at, sum) => (at === null || sum.asOf > at ? sum.asOf : at), null);
  return {
    state,
    sums,
    initiators: new Map(initiators.map((sum) => [sum.state, sum.changes])),
    asOf,
    ...list,
    names: names.map(({ name }) => name),
  };
}

type List = Pick<PeoplePage, "count" | "rows">;

async function people(tx: Tx, orgId: string, _state: string, pattern: string, page: number): Promise<List> {
  const found = await rows(
    tx,
    z.object({ id: text, name: text, all: z.number() }),
    sql`SELECT p.id, p.name, count(*) OVER ()::int AS all FROM person p
        WHERE p.org_id = ${orgId} AND p.merged_into IS NULL AND EXISTS (
          SELECT 1 FROM identity i WHERE i.org_id = p.org_id AND i.person_id = p.id
            AND (p.name ILIKE ${pattern} OR ${looksLike(pattern)}))
        ORDER BY lower(p.name), p.id LIMIT ${PAGE_ROWS} OFFSET ${(page - 1) * PAGE_ROWS}`,
  );
  const owned = await rows(
    tx,
    Identity,
    sql`SELECT ${columns} FROM ${tables} WHERE i.org_id = ${orgId} AND i.person_id = ANY(${found.map(({ id }) => id)}::uuid[])
        ORDER BY starts_with(i.key, 'git/'), i.login IS NULL, i.key`,
  );
  return {
    count: found[0]?.all ?? 0,
    rows: found.map(({ id, name }) => ({
      id,
      name,
      identities: owned.filter(({ personId }) => personId === id),
    })),
  };
}

async function identities(
  tx: Tx,
  orgId: string,
  state: string,
  pattern: string,
  page: number,
): Promise<List> {
  const found = await rows(
    tx,
    Identity.extend({ all: z.number() }),
    sql`SELECT ${columns}, count(*) OVER ()::int AS all FROM ${tables}
        WHERE i.org_id = ${orgId} AND i.state = ${state} AND ${looksLike(pattern)}
        ORDER BY CASE WHEN i.state = 'suggested' THEN i.hint_confidence END DESC,
          lower(coalesce(i.name, i.login, i.email, i.key)), i.key
        LIMIT ${PAGE_ROWS} OFFSET ${(page - 1) * PAGE_ROWS}`,
  );
  return {
    count: found[0]?.all ?? 0,
    rows: found.map(({ all: _all, ...row }) => ({
      id: row.key,
      name: row.name || row.login || row.email || row.key,
      identities: [row],
    })),
  };
}
