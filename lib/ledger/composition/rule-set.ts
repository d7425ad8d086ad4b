import type { Signal } from "@/lib/model/composition.ts";

/** How much a signal says: the chance of AI content given it, and what it points to by itself. */
export type Weight = { readonly points: Signal["points"]; readonly p: number };

/**
 * An account by what nobody else can carry: the number GitHub gave it, a full address, its login. `names` are full
 * display names and hold only together with one of `emails` where `needsBoth` is set. A bare first name is never a match.
 */
export type AccountMatch = {
  readonly accountIds?: readonly number[];
  readonly emails?: readonly string[];
  readonly logins?: readonly string[];
  readonly names?: readonly string[];
  /** What a tool appends to the name of the person it works for. */
  readonly nameSuffix?: string;
  readonly needsBoth?: boolean;
};

export type AccountRule = {
  readonly id: string;
  readonly tool: string;
  readonly match: AccountMatch;
  /** As author of a commit; null where that says nothing. */
  readonly author: Weight | null;
  /** As co-author of a commit, or signed under it. */
  readonly coAuthor: Weight | null;
};

/** An account that does what it was set up to do and generates nothing. */
export type AutomationRule = {
  readonly id: string;
  readonly match: AccountMatch;
  /** Runs whatever a workflow tells it to, agents included: an AI trailer or an agent's branch makes it one. */
  readonly runsAgents: boolean;
};

export type TrailerRule = {
  readonly id: string;
  readonly keys: readonly string[];
  /**
   * What makes the value count: `any` text or a match of `value`; a full `product` or model name, since the key is used for
   * people too; a `tool`, bare names included; a `statement`, which is anything but a no; a `purpose` that is authorship.
   */
  readonly reads: "any" | "product" | "tool" | "statement" | "purpose";
  readonly value?: RegExp;
  /** Null: the value tells. */
  readonly tool: string | null;
  readonly weight: Weight;
  /** The value links to a task that an agent ran in the cloud. */
  readonly cloudTask?: boolean;
};

export type BranchRule = {
  readonly id: string;
  readonly tool: string | null;
  readonly prefix: string;
  readonly weight: Weight;
  /** Enough by itself to call the change automation where no commit says otherwise. */
  readonly decides: boolean;
};

/** A complete line of a message: text alone is not enough, it needs the link or the exact words of the tool. */
export type TextRule = {
  readonly id: string;
  readonly tool: string;
  readonly where: "body" | "subject";
  readonly line: RegExp;
  readonly weight: Weight;
  readonly cloudTask?: boolean;
  /** Counts only beside another signal of an agent. */
  readonly supporting?: boolean;
};

/** Everything that classification matches on: data that an organisation may add to or switch off. */
export type RuleSet = {
  readonly version: string;
  readonly agents: readonly AccountRule[];
  readonly automation: readonly AutomationRule[];
  readonly trailers: readonly TrailerRule[];
  readonly branches: readonly BranchRule[];
  readonly texts: readonly TextRule[];
};
