import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import type { LineFault } from "../read-table.ts";
import { type Decider, declarePerson, joinIdentities, setKind, splitIdentity } from "./decide.ts";
import type { IdentityLine } from "./parse-identities-csv.ts";

const Known = z.object({ key: z.string(), kind: z.string(), personId: z.string().nullable() });

/** One thing that a table would change, in words, and how. */
export type IdentityChange = {
  readonly line: number;
  readonly words: string;
  readonly apply: (tx: Tx, who: Decider) => Promise<void>;
};

/** What the lines of a table would change of what is known; a line that says what is so changes nothing. */
export async function planIdentities(
  tx: Tx,
  orgId: string,
  lines: readonly IdentityLine[],
): Promise<{ readonly changes: readonly IdentityChange[]; readonly faults: readonly LineFault[] }> {
  const named = lines.flatMap(({ identity, person }) => [identity, person ?? []].flat());
  const found = await rows(
    tx,
    Known,
    sql`SELECT key, kind, person_id AS "personId" FROM identity WHERE org_id = ${orgId} AND key = ANY(${named})`,
  );
  const byKey = new Map(found.map((row) => [row.key, row]));
  const faults: LineFault[] = [];
  const changes: IdentityChange[] = [];
  for (const { line, identity, person, kind } of lines) {
    const mine = byKey.get(identity);
    const other = person == null ? undefined : byKey.get(person);
    const add = (words: string, apply: IdentityChange["apply"]) => changes.push({ line, words, apply });
    if (mine === undefined) {
      faults.push({ line, message: `${identity} is no identity that is known` });
      continue;
    }
    if (person != null && other === undefined) {
      faults.push({ line, message: `${person} is no identity that is known` });
      continue;
    }
    if (kind !== undefined && kind !== mine.kind)
      add(`${identity} is ${kind}`, (on, who) => setKind(on, who, identity, kind));
    if (person === undefined) continue;
    if (person === null) {
      if (mine.personId !== null)
        add(`${identity} leaves its person`, (on, who) => splitIdentity(on, who, identity));
    } else if (person === identity) {
      if (mine.personId === null)
        add(`${identity} is a person`, (on, who) => declarePerson(on, who, identity));
    } else if (mine.personId === null || mine.personId !== other?.personId)
      add(`${identity} belongs to ${person}`, (on, who) => joinIdentities(on, who, identity, person));
  }
  return { changes, faults };
}

/** Does all of it, or nothing: the fault of a line is thrown with its number. */
export async function applyIdentities(
  tx: Tx,
  who: Decider,
  changes: readonly IdentityChange[],
): Promise<void> {
  for (const { line, apply } of changes) {
    try {
      await apply(tx, who);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      throw new AppError(error.code, `Line ${line}: ${error.message}`, {
        cause: error,
        ...(error.fix !== undefined && { fix: error.fix }),
      });
    }
  }
}
