/**
 * How somebody came to be taken for the human who had an agent make a change, and how sure that is, 0 to 1. From the host:
 * `requester` gave it to the agent, the agent itself gave it to `assigned_by_agent` or asked for `review_request`, `assignee`
 * holds it, and `named` stands in the line of its text that the agent's vendor writes for that. From the commits: agents name who asked as co-author of what they commit; who is named only later, or beside
 * others, may have joined in; a `committer` had the commit of the agent on their machine.
 */
export const INITIATOR_RULES = {
  requester: 0.98,
  named: 0.96,
  co_author: 0.95,
  assigned_by_agent: 0.9,
  landed_co_author: 0.8,
  assignee: 0.75,
  review_request: 0.7,
  committer: 0.6,
  later_co_author: 0.5,
  shared_co_author: 0.4,
} as const;
export type InitiatorRule = keyof typeof INITIATOR_RULES;

/** From here on evidence names the initiator by itself; what is weaker is kept, and the change stays unclear. */
export const INITIATES_FROM = 0.6;

/** Whether it is known who had an agent make a change; `unmatched`: an account or address that is nobody's yet. */
export const INITIATOR_STATES = ["known", "unmatched", "unclear", "unknown"] as const;
export type InitiatorState = (typeof INITIATOR_STATES)[number];
