import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { rows, sql } from "@/lib/core/sql.ts";

/** The identity that a person typed by key, login, address or name; of several of one person the first. */
export async function findIdentity(tx: Tx, orgId: string, typed: string): Promise<string> {
  const text = typed.trim().toLowerCase();
  const found = await rows(
    tx,
    z.object({ key: z.string(), owner: z.string() }),
    sql`SELECT i.key, coalesce(i.person_id::text, i.key) AS owner
        FROM identity i LEFT JOIN person p ON p.org_id = i.org_id AND p.id = i.person_id
        WHERE i.org_id = ${orgId} AND i.state <> 'machine'
          AND ${text} IN (lower(i.key), lower(i.login), lower(i.email), lower(i.name), lower(p.name))
        ORDER BY i.person_id IS NULL, i.key LIMIT 200`,
  );
  const people = new Set(found.map(({ owner }) => owner));
  const [first] = found;
  if (first === undefined) {
    throw new AppError("not-found", `Nobody is known as ${typed.slice(0, 100)}.`, {
      fix: "Type a full name, a login or an e-mail address as the list shows it.",
    });
  }
  if (people.size > 1) {
    throw new AppError("invalid", `${people.size} are known as ${typed.slice(0, 100)}.`, {
      fix: "Type a login or an e-mail address instead.",
    });
  }
  return first.key;
}
