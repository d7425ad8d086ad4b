import "server-only";
import type { SettingsAccess } from "@/lib/auth/access.ts";
import { withOrg } from "@/lib/core/db.ts";
import { toCsv } from "@/lib/views/csv.ts";
import { identityList, type ListedIdentity } from "@/lib/views/identity-list.ts";
import { db } from "./wiring.ts";

const HEAD = [
  "identity",
  "person",
  "kind",
  "state",
  "name",
  "login",
  "email",
  "rule",
  "confidence",
  "suggestion",
] as const;

/** Every identity. */
export const listIdentities = (access: SettingsAccess): Promise<ListedIdentity[]> =>
  withOrg(db(), access.orgId, (tx) => identityList(tx, access));

/** The same as the table that the import takes. */
export const peopleCsv = async (access: SettingsAccess): Promise<string> =>
  toCsv(
    HEAD,
    (await listIdentities(access)).map((row) => HEAD.map((name) => row[name])),
  );
