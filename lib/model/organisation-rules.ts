import type { LedgerClass } from "./ledger-class.ts";

type Kept = {
  /** Made from what the rule says: the same rule has the same id in every version. */
  readonly id: string;
  /** Seconds: since when it has held without a break. */
  readonly since: number;
};

/** A glob over paths, in one repository or, where that is null, in all. */
type Place = { readonly path: string; readonly repo: string | null };

/** Lines in such files are left out of every figure; they stay in the books. */
export type ExcludeRule = Kept & Place;

export const RULE_AUTHORS = ["human", "agent", "automation"] as const;
export type RuleAuthor = (typeof RULE_AUTHORS)[number];

/** Lines in such files count as `to`. `author` and `title` (in which `*` is any text) narrow it to some changes. */
export type ReclassifyRule = Kept &
  Place & { readonly to: LedgerClass; readonly author: RuleAuthor | null; readonly title: string | null };

export const RULE_ACCOUNTS = ["automation", "agent"] as const;
export type RuleAccount = (typeof RULE_ACCOUNTS)[number];

/** An account that is no person's: a login or a whole e-mail address, never a name. */
export type AccountRule = Kept & {
  readonly account: string;
  readonly kind: RuleAccount;
  readonly tool: string | null;
};

/** What an organisation says about its own work. Earlier rules win over later ones, and leaving out over counting otherwise. */
export type OrganisationRules = {
  readonly exclude: readonly ExcludeRule[];
  readonly reclassify: readonly ReclassifyRule[];
  readonly accounts: readonly AccountRule[];
};
