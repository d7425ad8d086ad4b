import type { AccountMatch, AccountRule, AutomationRule, RuleSet } from "./rule-set.ts";

export type KnownAccount =
  | { readonly kind: "agent"; readonly rule: AccountRule }
  | { readonly kind: "automation"; readonly rule: AutomationRule };

/** The accounts of a rule set by what they are looked up by. The first rule to claim a key keeps it, agents first. */
export type AccountIndex = {
  readonly byId: ReadonlyMap<number, KnownAccount>;
  readonly byEmail: ReadonlyMap<string, KnownAccount>;
  readonly byLogin: ReadonlyMap<string, KnownAccount>;
  readonly byName: ReadonlyMap<string, KnownAccount>;
  /** By full name and address together, as `name <email>`. */
  readonly byBoth: ReadonlyMap<string, KnownAccount>;
  readonly bySuffix: readonly (readonly [suffix: string, account: KnownAccount & { kind: "agent" }])[];
};

const indexes = new WeakMap<RuleSet, AccountIndex>();

/** Built once a rule set. */
export function accountIndex(rules: RuleSet): AccountIndex {
  const ready = indexes.get(rules);
  if (ready !== undefined) return ready;

  const maps = {
    byId: new Map<number, KnownAccount>(),
    byEmail: new Map<string, KnownAccount>(),
    byLogin: new Map<string, KnownAccount>(),
    byName: new Map<string, KnownAccount>(),
    byBoth: new Map<string, KnownAccount>(),
  };
  const enter = (match: AccountMatch, account: KnownAccount): void => {
    const put = <K>(map: Map<K, KnownAccount>, keys: readonly K[] = []): void => {
      for (const key of keys) if (!map.has(key)) map.set(key, account);
    };
    put(maps.byId, match.accountIds);
    put(maps.byLogin, match.logins);
    if (match.needsBoth) {
      const emails = match.emails ?? [];
      put(
        maps.byBoth,
        (match.names ?? []).flatMap((name) => emails.map((email) => `${name} <${email}>`)),
      );
      return;
    }
    put(maps.byEmail, match.emails);
    put(maps.byName, match.names);
  };
  for (const rule of rules.agents) enter(rule.match, { kind: "agent", rule });
  for (const rule of rules.automation) enter(rule.match, { kind: "automation", rule });

  const bySuffix = rules.agents.flatMap((rule) => {
    const { nameSuffix } = rule.match;
    return nameSuffix === undefined ? [] : [[nameSuffix, { kind: "agent", rule }] as const];
  });
  const index = { ...maps, bySuffix };
  indexes.set(rules, index);
  return index;
}
