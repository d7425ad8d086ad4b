import "server-only";
import type { SettingsAccess } from "@/lib/auth/access.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import { matchPeople } from "@/lib/jobs/match-people.ts";
import { applyIdentities, planIdentities } from "@/lib/settings/people/apply-identities.ts";
import { parseIdentitiesCsv } from "@/lib/settings/people/parse-identities-csv.ts";
import { bringTable } from "./bring-table.ts";

/** Brings a table of identities. */
export const bringIdentities = (access: SettingsAccess, csv: string, isKept: boolean) =>
  bringTable(
    {
      parse: parseIdentitiesCsv,
      plan: planIdentities,
      async keep(tx, author, changes) {
        await applyIdentities(tx, author, changes);
        await recordIntent(tx, matchPeople, { orgId: author.orgId });
      },
    },
    access,
    csv,
    isKept,
  );
