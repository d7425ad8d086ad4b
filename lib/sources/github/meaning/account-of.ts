import type { Account } from "@/lib/model/account.ts";
import type { Who } from "../schema.ts";
import { accountKind, ONE_LOGIN } from "./account-kinds.ts";
import { textOf } from "./values.ts";

const GHOST_ID = "10137";

/** The account of somebody who no longer has one. */
export const ghostOf = (host: string): Account => ({
  key: `${host}/@ghost`,
  login: "ghost",
  name: null,
  email: null,
  kind: "ghost",
  isActive: false,
});

/** An account as either language tells it, with one key and one login for both. Null where nobody was named. */
export function accountOf(who: Who, host: string): Account | null {
  if (who === null || who === undefined) return null;
  const told = who.databaseId ?? (typeof who.id === "number" || /^\d+$/.test(String(who.id)) ? who.id : null);
  const id = told === null || told === undefined ? null : String(told);
  if (id === GHOST_ID || (id === null && who.login === "ghost")) return ghostOf(host);
  const isBot = who.__typename === "Bot" || who.type === "Bot";
  const written = who.login === null || who.login === undefined ? null : textOf(who.login, 200);
  const suffixed =
    written !== null && who.__typename === "Bot" && !written.endsWith("[bot]") ? `${written}[bot]` : written;
  const login = (id === null ? undefined : ONE_LOGIN.get(id)) ?? suffixed;
  if (id === null && (login === null || login === "")) return null;
  const isOrganisation = who.__typename === "Organization" || who.type === "Organization";
  return {
    key: id === null ? `${host}/@${login?.toLowerCase() ?? ""}` : `${host}/${id}`,
    login,
    name: who.name === null || who.name === undefined || who.name === "" ? null : textOf(who.name, 300),
    email: null,
    kind: isOrganisation ? "app" : accountKind(id, login, isBot),
    isActive: who.__typename !== "Mannequin" && who.type !== "Mannequin",
  };
}
