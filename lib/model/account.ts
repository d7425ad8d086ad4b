/** Who stands behind an account at a source. `ghost` is an account that no longer exists. */
export const ACCOUNT_KINDS = ["human", "automation", "agent", "review_agent", "app", "ghost"] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** An account at a source. `key` is `<host>/<id>`, or `<host>/@<login>` where only the login was told. */
export type Account = {
  readonly key: string;
  readonly login: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly kind: AccountKind;
  readonly isActive: boolean;
};
