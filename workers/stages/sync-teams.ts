import { type Db, withOrg } from "@/lib/core/db.ts";
import { nameId } from "@/lib/core/name-id.ts";
import { lockPeople } from "@/lib/normalized/people/identity-store.ts";
import { planTeams } from "@/lib/normalized/people/plan-teams.ts";
import {
  readHostMembers,
  readHostTeams,
  readMembers,
  readOwners,
  readTeams,
  saveMembers,
  saveTeams,
} from "@/lib/normalized/people/team-store.ts";
import type { FollowPeople, Moved } from "../people/follow-people.ts";

export type TeamDeps = {
  readonly db: Db;
  readonly now: () => Date;
  readonly follow: readonly FollowPeople[];
};

/**
 * Takes over the teams of hosts and who is in them, and asks for what follows. Answers whose membership the hosts changed;
 * what a person typed since the last run is in the tables already, so what follows is asked for even where that is nobody.
 */
export const syncTeamsStage =
  ({ db, now, follow }: TeamDeps) =>
  ({ orgId }: { readonly orgId: string }): Promise<Moved> =>
    withOrg(db, orgId, async (tx) => {
      await lockPeople(tx, orgId);
      const planned = planTeams({
        hostTeams: await readHostTeams(tx, orgId),
        hostMembers: await readHostMembers(tx, orgId),
        personOf: await readOwners(tx, orgId),
        teams: await readTeams(tx, orgId),
        members: await readMembers(tx, orgId),
        now: now(),
        newTeam: (hostKey) => nameId(orgId, "team", hostKey),
      });
      await saveTeams(tx, orgId, planned.teams);
      const moved = { identities: [], people: await saveMembers(tx, orgId, planned.members) };
      for (const next of follow) await next(tx, orgId, moved);
      return moved;
    });
