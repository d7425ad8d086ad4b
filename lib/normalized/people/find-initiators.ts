import { INITIATOR_RULES, type InitiatorRule } from "@/lib/model/initiator.ts";

/** What happened around a pull request, as its host tells: who did it, and to whom. */
export type Happening = {
  readonly kind: string;
  readonly at: Date;
  readonly actor: string | null;
  readonly subject: string | null;
};
export type InitiatorEvidence = {
  /** Key of an identity. */
  readonly account: string;
  readonly rule: InitiatorRule;
  readonly confidence: number;
};

/**
 * Who may be the human who had an agent write a pull request, as far as its host tells; the surest first, of each rule the one
 * that came first in time. `named`: whom its text names. Empty where only machines did anything.
 */
export function findInitiators(
  agent: string,
  happenings: readonly Happening[],
  isHuman: (account: string) => boolean,
  named: string | null = null,
): InitiatorEvidence[] {
  const inOrder = [...happenings].sort((one, other) => one.at.getTime() - other.at.getTime());
  const first = (who: "actor" | "subject", which: (each: Happening) => boolean): string | null =>
    inOrder.find((each) => which(each) && each[who] !== null && isHuman(each[who]))?.[who] ?? null;
  const isAssigned = ({ kind }: Happening): boolean => kind === "assigned";
  const found: Partial<Record<InitiatorRule, string | null>> = {
    requester: first("actor", (each) => isAssigned(each) && each.subject === agent),
    named: named !== null && isHuman(named) ? named : null,
    assigned_by_agent: first("subject", (each) => isAssigned(each) && each.actor === agent),
    assignee: first("subject", (each) => isAssigned(each) && each.actor !== agent),
    review_request: first("subject", ({ kind, actor }) => kind === "review_requested" && actor === agent),
  };
  return Object.entries(found)
    .flatMap(([rule, account]): InitiatorEvidence[] =>
      account === null
        ? []
        : [{ account, rule: rule as InitiatorRule, confidence: INITIATOR_RULES[rule as InitiatorRule] }],
    )
    .sort((one, other) => other.confidence - one.confidence);
}
