import "server-only";
import type { SettingsAccess } from "@/lib/auth/access.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import { syncTeams } from "@/lib/jobs/sync-teams.ts";
import { applyMembers, planMembers } from "@/lib/settings/teams/apply-members.ts";
import { parseMembersCsv } from "@/lib/settings/teams/parse-members-csv.ts";
import { bringTable } from "./bring-table.ts";

/** Brings a table of teams and members. */
export const bringTeams = (access: SettingsAccess, csv: string, isKept: boolean) =>
  bringTable(
    {
      parse: parseMembersCsv,
      plan: planMembers,
      async keep(tx, author, changes) {
        await applyMembers(tx, author, changes);
        await recordIntent(tx, syncTeams, { orgId: author.orgId });
      },
    },
    access,
    csv,
    isKept,
  );
