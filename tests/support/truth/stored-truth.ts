import { type Db, withOrg } from "@/lib/core/db.ts";
import type { Row, Rows } from "./rows.ts";

/** All tables that hosts and trackers fill. */
export const TOLD_TABLES = `
  account host_repository host_project host_team host_team_member
  pull_request review review_thread host_comment host_event
  deployment release workflow_run check_run discussion ruleset
  work_item work_item_label work_item_step work_item_link
  board sprint sprint_snapshot tracker_status`
  .trim()
  .split(/\s+/);

/** What stands in the database of an organisation. */
export async function storedTruth(db: Db, orgId: string): Promise<Rows> {
  const found: Record<string, readonly Row[]> = {};
  await withOrg(db, orgId, async (tx) => {
    for (const table of TOLD_TABLES) found[table] = (await tx.query(`SELECT * FROM ${table}`)).rows as Row[];
  });
  return found;
}
