import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import { GithubSettings, JiraSettings } from "@/lib/model/connection.ts";
import { recordAudit } from "../record-audit.ts";

const Kept = z.object({ kind: z.string(), name: z.string(), settings: z.unknown(), version: z.number() });

/** The row of a connection, locked. Throws `not-found` where it is gone. */
async function lockSettings(tx: Tx, orgId: string, connectionId: string): Promise<z.output<typeof Kept>> {
  const [kept] = await rows(
    tx,
    Kept,
    sql`SELECT kind, name, settings, settings_version AS version FROM connection
        WHERE org_id = ${orgId} AND id = ${connectionId} AND kind <> 'git' AND removed_at IS NULL FOR UPDATE`,
  );
  if (!kept) throw new AppError("not-found", "That connection is gone already.", { fix: "Reload the page." });
  return kept;
}

type Settings = GithubSettings & JiraSettings;
type Change = {
  readonly orgId: string;
  /** Null: the connection's own worker. */
  readonly userId: string | null;
  readonly connectionId: string;
  /** The version that the person looked at; null where nobody did. */
  readonly version: number | null;
  /** What is written down of it. */
  readonly action: string;
  readonly values: Partial<Settings>;
};

/** Changes some settings of a connection. Throws `conflict` where somebody changed them since they were looked at. */
export async function changeSettings(tx: Tx, change: Change): Promise<void> {
  const { orgId, userId, connectionId, version, action, values } = change;
  const kept = await lockSettings(tx, orgId, connectionId);
  if (version !== null && version !== kept.version) {
    throw new AppError("conflict", "The settings were changed in the meantime, perhaps in another tab.", {
      fix: "Open this page in a new tab, compare, and save there what you still want. What you typed stays here.",
    });
  }
  const whole = { ...(kept.settings as object), ...values };
  const settings = kept.kind === "jira" ? JiraSettings.parse(whole) : GithubSettings.parse(whole);
  await execute(
    tx,
    sql`UPDATE connection SET settings = ${JSON.stringify(settings)}::jsonb, settings_version = settings_version + 1
        WHERE org_id = ${orgId} AND id = ${connectionId}`,
  );
  await recordAudit(tx, { orgId, userId, action, target: `${kept.kind} ${kept.name}` });
}
