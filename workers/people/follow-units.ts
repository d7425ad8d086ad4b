import { clusterChanges } from "@/lib/jobs/cluster-changes.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import type { FollowPeople } from "./follow-people.ts";

/** Which changes are one piece of work is asked again once it is known otherwise who somebody is. */
export const followUnits: FollowPeople = (tx, orgId) => recordIntent(tx, clusterChanges, { orgId });
