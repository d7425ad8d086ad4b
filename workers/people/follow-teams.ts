import { assignTeams } from "@/lib/jobs/assign-teams.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import type { FollowPeople } from "./follow-people.ts";

/** Changes go to the teams of their authors again once it is known otherwise who these are, or where they belong. */
export const followTeams: FollowPeople = (tx, orgId) => recordIntent(tx, assignTeams, { orgId });
