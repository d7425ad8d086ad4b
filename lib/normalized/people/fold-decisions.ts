import type { AccountKind } from "@/lib/model/account.ts";
import type { IdentityDecision } from "@/lib/model/identity-decision.ts";
import type { PairDecision } from "./match-people.ts";

/** What all decisions together say. */
export type Decided = {
  readonly pairs: readonly PairDecision[];
  /** Identities that somebody declared a person. */
  readonly alone: ReadonlySet<string>;
  readonly kinds: ReadonlyMap<string, AccountKind>;
};

/** Folds decisions, oldest first: of two about one thing the later counts. */
export function foldDecisions(decisions: readonly IdentityDecision[]): Decided {
  const pairs = new Map<string, PairDecision>();
  const alone = new Set<string>();
  const kinds = new Map<string, AccountKind>();
  for (const { verb, key, otherKey, kind } of decisions) {
    if (verb === "person") alone.add(key);
    else if (verb === "kind" && kind !== null) kinds.set(key, kind);
    else if (otherKey !== null && otherKey !== key) {
      const [a, b] = key < otherKey ? [key, otherKey] : [otherKey, key];
      pairs.set(`${a}\n${b}`, { a, b, isSame: verb === "confirm" || verb === "join" });
    }
  }
  return { pairs: [...pairs.values()], alone, kinds };
}
