import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import type { MailAlias } from "@/lib/model/mail-alias.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";

/** Takes what the mailmap of a repository says now as all that it says. Answers whether anything changed. */
export async function replaceAliases(
  tx: Tx,
  { orgId, repoId }: RepoScope,
  aliases: readonly MailAlias[],
): Promise<boolean> {
  const told = sql`unnest(${aliases.map(({ email }) => email)}::text[], ${aliases.map(({ proper }) => proper)}::text[])`;
  const gone = await execute(
    tx,
    sql`DELETE FROM mail_alias a WHERE a.org_id = ${orgId} AND a.repo_id = ${repoId}
          AND NOT EXISTS (SELECT 1 FROM ${told} AS t(email, proper) WHERE t.email = a.email AND t.proper = a.proper)`,
  );
  const added = await execute(
    tx,
    sql`INSERT INTO mail_alias (org_id, repo_id, email, proper)
        SELECT ${orgId}, ${repoId}, t.email, t.proper FROM ${told} AS t(email, proper)
        ON CONFLICT DO NOTHING`,
  );
  return gone + added > 0;
}

/** What the mailmaps of all repositories say. An address that two of them call differently says nothing. */
export const readAliases = (tx: Tx, orgId: string): Promise<MailAlias[]> =>
  rows(
    tx,
    z.object({ email: z.string(), proper: z.string() }),
    sql`SELECT email, min(proper) AS proper FROM mail_alias WHERE org_id = ${orgId}
        GROUP BY email HAVING min(proper) = max(proper) ORDER BY email`,
  );
