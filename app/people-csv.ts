import "server-only";
import { grantSettings } from "@/lib/auth/access.ts";
import { toCsv } from "@/lib/views/csv.ts";
import { identityList, type ListedIdentity } from "@/lib/views/identity-list.ts";
import { loadPage } from "./load-page.ts";
import { requireSettings } from "./settings-action.ts";

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

/** Every identity, for owners and admins. @throws AppError `forbidden` for others. */
export async function listIdentities(): Promise<ListedIdentity[]> {
  await requireSettings();
  return (await loadPage(({ tx, access }) => identityList(tx, grantSettings(access)))).view;
}

/** The same as the table that the import takes. */
export const peopleCsv = async (): Promise<string> =>
  toCsv(
    HEAD,
    (await listIdentities()).map((row) => HEAD.map((name) => row[name])),
  );
