import { LEDGER_CLASSES, type LedgerClass, type LedgerFamily } from "./ledger-class.ts";

const FATES = ["abandoned", "reverted", "revert", "promotion", "duplicate"] as const;

/**
 * The classes that a rule may move lines between. What became of a whole change (given up, taken back, carried, copied) is no matter
 * of its paths: such lines stay what they are, or what landed once would count twice.
 */
export const RULED_CLASSES = LEDGER_CLASSES.filter(
  (name): name is Exclude<LedgerClass, (typeof FATES)[number]> => !FATES.some((fate) => fate === name),
);
export type RuledClass = (typeof RULED_CLASSES)[number];

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

/** Lines in such files count as `to`, unless their change was given up, taken back, carried or copied. `author` and `title` (in which `*` is any text) narrow it to some changes. */
export type ReclassifyRule = Kept &
  Place & { readonly to: RuledClass; readonly author: RuleAuthor | null; readonly title: string | null };

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
  /** The families of classes that the organisation sees otherwise than the shipped policy. */
  readonly families: Readonly<Partial<Record<LedgerClass, LedgerFamily>>>;
};
