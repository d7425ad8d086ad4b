import { z } from "zod";
import { defineJob } from "./contract.ts";

/** Find out whose the identities of an organisation are: after new accounts, a decision, or a reading of git. */
export const matchPeople = defineJob({
  name: "match-people",
  queue: "listen",
  payload: z.object({ orgId: z.uuid() }),
  key: ({ orgId }) => `match-people-${orgId}`,
  attempts: 5,
});
