import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import type { OrganisationRules } from "@/lib/model/organisation-rules.ts";

/** Rules as people write them: one a line, by field. */
export type RuleText = Readonly<Record<RuleField, string>>;
export const RULE_FIELDS = ["exclude", "reclassify", "accounts", "families"] as const;
export type RuleField = (typeof RULE_FIELDS)[number];

export type NamedRepository = { readonly id: string; readonly name: string };

/** The rules as `readRuleText` reads them; a repository that is gone keeps its id. */
export function writeRuleText(rules: OrganisationRules, repositories: readonly NamedRepository[]): RuleText {
  const place = ({ path, repo }: { readonly path: string; readonly repo: string | null }): string =>
    repo === null ? path : `${repositories.find(({ id }) => id === repo)?.name ?? repo}: ${path}`;
  return {
    exclude: rules.exclude.map(place).join("\n"),
    reclassify: rules.reclassify
      .map((rule) =>
        [
          `${place(rule)} = ${rule.to}`,
          ...(rule.author ? [`by ${rule.author}`] : []),
          ...(rule.title ? [`titled ${rule.title}`] : []),
        ].join(" "),
      )
      .join("\n"),
    accounts: rules.accounts
      .map(({ account, kind, tool }) => [`${account} = ${kind}`, ...(tool ? [tool] : [])].join(" "))
      .join("\n"),
    families: LEDGER_CLASSES.flatMap((name) => {
      const family = rules.families[name];
      return family === undefined ? [] : [`${name} = ${family}`];
    }).join("\n"),
  };
}
