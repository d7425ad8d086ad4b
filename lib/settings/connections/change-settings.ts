import type { Tx } from "@/lib/core/db.ts";
import { execute, sql } from "@/lib/core/sql.ts";
import { GithubSettings, JiraSettings } from "@/lib/model/connection.ts";
import { recordAudit } from "../record-audit.ts";
import { lockConnection } from "./lock-connection.ts";

type Change = {
  readonly orgId: string;
  /** Null: the connection's own worker. */
  readonly userId: string | null;
  readonly connectionId: string;
  /** The version that the person looked at; null where nobody did. */
  readonly version: number | null;
  /** What is written down of it. */
  readonly action: string;
  readonly values: Partial<GithubSettings & JiraSettings>;
};

/** Changes some settings of a connection. Throws `conflict` where somebody changed them since they were looked at. */
export async function changeSettings(tx: Tx, change: Change): Promise<void> {
  const { orgId, userId, connectionId, version, action, values } = change;
  const kept = await lockConnection(tx, change, version);
  const whole = { ...kept.settings, ...values };
  const settings = kept.kind === "jira" ? JiraSettings.parse(whole) : GithubSettings.parse(whole);
  await execute(
    tx,
    sql`UPDATE connection SET settings = ${JSON.stringify(settings)}::jsonb, settings_version = settings_version + 1
        WHERE org_id = ${orgId} AND id = ${connectionId}`,
  );
  await recordAudit(tx, { orgId, userId, action, target: `${kept.kind} ${kept.name}` });
}
