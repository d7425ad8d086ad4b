/** What happened around a pull request, as its host tells: who did it, and to whom. */
export type Happening = {
  readonly kind: string;
  readonly at: Date;
  readonly actor: string | null;
  readonly subject: string | null;
};
export type Initiator = { readonly account: string; readonly rule: "assignee" | "requester" };

/**
 * The human who had an agent write a pull request, as far as its host tells. The first who gave it to the agent asked for it;
 * else it is whom it was assigned to; else whom the agent itself asked to review, as agents ask those they work for. Null
 * where none of that happened.
 */
export function findInitiator(
  agent: string,
  happenings: readonly Happening[],
  isHuman: (account: string) => boolean,
): Initiator | null {
  const inOrder = [...happenings].sort((one, other) => one.at.getTime() - other.at.getTime());
  const human = (account: string | null): account is string => account !== null && isHuman(account);
  const assigned = inOrder.filter(({ kind }) => kind === "assigned");
  const gave = assigned.find(({ subject, actor }) => subject === agent && human(actor));
  if (gave?.actor != null) return { account: gave.actor, rule: "requester" };
  const held = assigned.find(({ subject }) => human(subject));
  if (held?.subject != null) return { account: held.subject, rule: "assignee" };
  const asked = inOrder.find(
    ({ kind, actor, subject }) => kind === "review_requested" && actor === agent && human(subject),
  );
  return asked?.subject == null ? null : { account: asked.subject, rule: "requester" };
}
