import { pullsAround, refreshInitiators } from "@/lib/normalized/people/initiator-store.ts";
import type { FollowPeople } from "./follow-people.ts";

/** Who had agents write pull requests is found again where it is known otherwise who is an agent and who is not. */
export const followInitiators: FollowPeople = async (tx, orgId, { identities }) => {
  const accounts = identities.filter((key) => !key.startsWith("git/"));
  if (accounts.length > 0) await refreshInitiators(tx, orgId, await pullsAround(tx, orgId, accounts));
};
