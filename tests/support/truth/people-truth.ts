import type { HostAccount, Organisation } from "@/prisma/scenarios/organisation/organisation.ts";
import type { Row, Rows } from "./rows.ts";
import type { Who } from "./who.ts";

/** Teams of the code host with who is in them today, and everybody who may have an account there. */
export function peopleTruth({ teams, accounts, now }: Organisation, who: Who): Rows {
  return {
    host_team: teams.map(({ id, slug, name, parent }) => ({
      key: who.key(id),
      slug,
      name,
      parent: parent === null ? null : who.key(parent),
      removed_at: null,
    })),
    host_team_member: teams.flatMap(({ id, members }) => {
      const here = members.filter(({ from, until }) => from <= now && (until === null || until > now));
      const present = new Set(here.flatMap(({ account }) => who.account(account) ?? []));
      return [...present].map((account) => ({ team: who.key(id), account, to_at: null }));
    }),
    account: [
      ...[...accounts.values()].filter(({ isDeleted }) => !isDeleted).map((one) => accountOf(one, who)),
      // Of an account that is gone only texts still tell, by its login; whether any does is for them to say.
      ...[...accounts.values()]
        .filter(({ isDeleted, type }) => isDeleted && type === "User")
        .map(({ login }) => login.toLowerCase())
        .map((login) => ({ key: who.key(`@${login}`), login, kind: "human", is_active: true })),
      { key: who.key("@ghost"), login: "ghost", kind: "ghost", is_active: false },
    ],
  };
}

const accountOf = (one: HostAccount, who: Who): Row => ({
  key: who.key(one.id),
  login: one.type === "Bot" ? `${one.graphqlLogin}[bot]` : one.login,
  name: one.name,
  // A machine that signs in as people do is told apart by nothing but the organisation itself.
  kind: one.type === "User" ? "human" : one.role,
  is_active: true,
});
