import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { NO_RULES, StoredRules } from "@/lib/core/organisation-rules.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import type { OrganisationRules } from "@/lib/model/organisation-rules.ts";
import { recordAudit } from "../record-audit.ts";

type Saver = { readonly orgId: string; readonly userId: string; readonly now: Date };
const Newest = z.object({ version: z.number(), rules: StoredRules });

/**
 * Makes a new version of the organisation's rules. `basedOn` is the version that whoever saves has looked at (0: none): where another
 * came since, nothing is kept. Answers the repositories whose figures may follow.
 */
export async function saveRules(
  tx: Tx,
  { orgId, userId, now }: Saver,
  rules: OrganisationRules,
  { note, basedOn }: { readonly note: string; readonly basedOn: number },
): Promise<string[]> {
  await execute(tx, sql`SELECT pg_advisory_xact_lock(hashtextextended(${`rules ${orgId}`}, 0))`);
  const [newest = { version: 0, rules: NO_RULES }] = await rows(
    tx,
    Newest,
    sql`SELECT version, rules FROM org_rule_version WHERE org_id = ${orgId} ORDER BY version DESC LIMIT 1`,
  );
  if (newest.version !== basedOn) {
    throw new AppError("conflict", "Somebody kept other rules meanwhile.", {
      fix: "Open the page anew in another tab and compare.",
    });
  }
  if (sameRules(newest.rules, rules)) {
    throw new AppError("invalid", "These are the rules that hold already.", { fix: "Change a line first." });
  }
  const version = newest.version + 1;
  await execute(
    tx,
    sql`INSERT INTO org_rule_version (org_id, version, rules, note, by_user, at)
        VALUES (${orgId}, ${version}, ${JSON.stringify(rules)}::jsonb, ${note}, ${userId}, ${now})`,
  );
  await recordAudit(tx, { orgId, userId, action: "rules.saved", target: `version ${version}: ${note}` });
  const found = await rows(
    tx,
    z.object({ id: z.uuid() }),
    sql`SELECT id FROM repository WHERE org_id = ${orgId} AND removed_at IS NULL ORDER BY id`,
  );
  return found.map(({ id }) => id);
}

/** Whether two sets say the same in the same order; since when does not matter. */
export function sameRules(one: OrganisationRules, other: OrganisationRules): boolean {
  const said = ({ exclude, reclassify, accounts, families }: OrganisationRules) =>
    JSON.stringify([
      ...[exclude, reclassify, accounts].map((rules) => rules.map(({ id }) => id)),
      Object.entries(families).toSorted(([a], [b]) => a.localeCompare(b)),
    ]);
  return said(one) === said(other);
}
