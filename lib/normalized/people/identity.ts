import type { AccountKind } from "@/lib/model/account.ts";

/** One account or address, as matching sees it. `key`: `<host>/<id>`, `<host>/@<login>` or `git/<e-mail>`. */
export type IdentityFacts = {
  readonly key: string;
  readonly kind: AccountKind;
  readonly name: string | null;
  readonly login: string | null;
  readonly email: string | null;
  /** It is an account of a tracker, and not of a code host. */
  readonly isTracker: boolean;
  /** Whose it is by the last matching. */
  readonly personId: string | null;
};

/** That two identities are one person: by which rule, and how sure (0 to 1). `a` is the smaller key. */
export type Evidence = {
  readonly a: string;
  readonly b: string;
  readonly rule: MatchRule;
  readonly confidence: number;
};

/** From here on evidence joins by itself; below it is shown to be confirmed. */
export const JOINS_FROM = 0.9;

/** Rules and how sure each is. An address can be typed by anybody, so nothing but a decision or an account's id is certain. */
export const MATCH_RULES = {
  decision: 1,
  noreply_id: 0.99,
  same_login: 0.98,
  noreply_login: 0.95,
  same_email: 0.95,
  mailmap: 0.95,
  own_pulls: 0.93,
  email_without_tag: 0.8,
  same_name: 0.75,
  login_elsewhere: 0.7,
  opened_pulls: 0.65,
  local_part: 0.6,
} as const;
export type MatchRule = keyof typeof MATCH_RULES;

export const evidence = (one: string, other: string, rule: MatchRule): Evidence => {
  const [a, b] = one < other ? [one, other] : [other, one];
  return { a, b, rule, confidence: MATCH_RULES[rule] };
};

/** Only humans are matched; a bot or an agent is never a person. */
export const isHuman = ({ kind }: IdentityFacts): boolean => kind === "human";

/** An identity that is a person by itself: an account at a code host. A tracker's account or a bare address needs a match or a decision. */
export const isAnchor = ({ key, login, isTracker }: IdentityFacts): boolean =>
  !isTracker && !key.startsWith("git/") && !key.includes("/@") && login !== null;
