import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { type Decider, joinIdentities } from "./decide.ts";

const Hint = z.object({
  key: z.string(),
  other: z.string(),
  name: z.string(),
  otherName: z.string(),
  rule: z.string(),
  confidence: z.number(),
});
/** That an identity which is nobody's yet may belong with `other`: by which rule, and how sure, 0 to 1. */
export type OpenHint = z.output<typeof Hint>;

/** As many as a page shows: nobody says yes to what they did not see. */
const MOST = 200;

/**
 * What is suggested for identities that are nobody's yet and is at least so sure, the surest first. Each has one suggestion,
 * so taking all of them never makes one of two people.
 */
export const openHints = (tx: Tx, orgId: string, atLeast: number): Promise<OpenHint[]> =>
  rows(
    tx,
    Hint,
    sql`SELECT i.key, h.key AS other, i.hint_rule AS rule, i.hint_confidence AS confidence,
          coalesce(i.name, i.login, i.email, i.key) AS name, coalesce(p.name, h.name, h.login, h.email, h.key) AS "otherName"
        FROM identity i JOIN identity h ON h.org_id = i.org_id AND h.key = i.hint_key
        LEFT JOIN person p ON p.org_id = h.org_id AND p.id = h.person_id
        WHERE i.org_id = ${orgId} AND i.state = 'suggested' AND i.hint_confidence >= ${atLeast}
        ORDER BY i.hint_confidence DESC, lower(coalesce(i.name, i.login, i.email, i.key)), i.key LIMIT ${MOST}`,
  );

/**
 * Takes suggestions as right, all or none. `seen` are those that somebody looked at.
 * @throws AppError `conflict` where one of them is suggested no longer.
 */
export async function confirmHints(
  tx: Tx,
  who: Decider,
  seen: readonly { readonly key: string; readonly other: string }[],
): Promise<void> {
  const open = new Map((await openHints(tx, who.orgId, 0)).map(({ key, other }) => [key, other]));
  for (const { key, other } of seen) {
    if (open.get(key) !== other)
      throw new AppError("conflict", "Something else is suggested by now.", {
        fix: "Look at the suggestions again.",
      });
    await joinIdentities(tx, who, key, other, true);
  }
}
