import type { AccountKind } from "./account.ts";

/**
 * What somebody decided about identities. `confirm` and `join`: two are one person. `reject` and `split`: they are not.
 * `person`: an identity is a person by itself. `kind`: what kind of account it is.
 */
export const DECISION_VERBS = ["confirm", "reject", "join", "split", "person", "kind"] as const;
export type DecisionVerb = (typeof DECISION_VERBS)[number];

export type IdentityDecision = {
  readonly verb: DecisionVerb;
  readonly key: string;
  /** The other of two identities. */
  readonly otherKey: string | null;
  readonly kind: AccountKind | null;
};

/** Where an identity stands: a person's, maybe a person's, nobody's yet, or no person's at all. */
export const IDENTITY_STATES = ["matched", "suggested", "unmatched", "machine"] as const;
export type IdentityState = (typeof IDENTITY_STATES)[number];
