import type { Db } from "@/lib/core/db.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import { matchPeople } from "@/lib/jobs/match-people.ts";
import { syncTeams } from "@/lib/jobs/sync-teams.ts";
import { type Binding, bind } from "../bind.ts";
import { matchPeopleStage } from "../stages/match-people.ts";
import { syncTeamsStage } from "../stages/sync-teams.ts";
import { followInitiators } from "./follow-initiators.ts";
import type { FollowPeople } from "./follow-people.ts";
import { toolOf } from "./tool-of.ts";

/** The stages of people and teams. `follow` is what depends on who somebody is and in which team. */
export function peopleBindings(
  { db }: { readonly db: Db },
  follow: readonly FollowPeople[],
): readonly Binding[] {
  const now = () => new Date();
  const teams: FollowPeople = (tx, orgId) => recordIntent(tx, syncTeams, { orgId });
  return [
    bind(
      db,
      matchPeople,
      matchPeopleStage({ db, now, toolOf, follow: [followInitiators, teams, ...follow] }),
    ),
    bind(db, syncTeams, syncTeamsStage({ db, now, follow })),
  ];
}
