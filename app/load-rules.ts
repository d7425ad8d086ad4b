import "server-only";
import { grantOpenTeams, grantSettings } from "@/lib/auth/access.ts";
import { teamGrounds } from "@/lib/auth/team-grounds.ts";
import { NO_RULES } from "@/lib/core/organisation-rules.ts";
import type { OrganisationRules } from "@/lib/model/organisation-rules.ts";
import { type RuleFault, readRuleText } from "@/lib/settings/rules/read-rule-text.ts";
import { type RuleText, writeRuleText } from "@/lib/settings/rules/rule-text.ts";
import { sameRules } from "@/lib/settings/rules/save-rules.ts";
import { type BackTestView, backTestView } from "@/lib/views/back-test.ts";
import { dataEnd } from "@/lib/views/org-frame.ts";
import { readWindow } from "@/lib/views/page-window.ts";
import { type RuleVersion, ruleVersions } from "@/lib/views/rule-versions.ts";
import type { RulesQuery } from "@/lib/views/rules-query.ts";
import type { PageGround } from "./load-page.ts";
import { now } from "./wiring.ts";

export type LoadedRules = {
  readonly versions: readonly RuleVersion[];
  /** What stands in the fields, what of it could be read, and what could not. */
  readonly text: RuleText;
  readonly rules: OrganisationRules;
  readonly faults: readonly RuleFault[];
  /** Null where the rules are those that hold, or hold a fault, and where nobody asked. */
  readonly effect: BackTestView | null;
  /** How many teams with figures of their own are not looked at. */
  readonly closedTeams: number;
};

/** The rules that an address asks to try, held against what was read where a page of that is wanted. For those who may change settings. */
export async function loadRules(
  { tx, access, repositories }: PageGround,
  query: RulesQuery,
  page: { readonly limit: number; readonly offset: number } | null,
): Promise<LoadedRules> {
  const versions = await ruleVersions(tx, grantSettings(access));
  const before = versions[0]?.rules ?? NO_RULES;
  const named = repositories.map(({ id, name }) => ({ id, name }));
  const shown = versions.find(({ version }) => version === query.version)?.rules ?? before;
  const stored = writeRuleText(shown, named);
  const isAsked =
    query.exclude !== null || query.reclassify !== null || query.accounts !== null || query.families !== null;
  const { exclude, reclassify, accounts, families } = query;
  const text = isAsked
    ? {
        exclude: exclude ?? "",
        reclassify: reclassify ?? "",
        accounts: accounts ?? "",
        families: families ?? "",
      }
    : stored;
  const context = { repositories: named, before, now: Math.floor(now().getTime() / 1_000) };
  const { rules, faults } = readRuleText(text, context);
  const isTried = faults.length === 0 && !sameRules(before, rules);
  if (!isTried || page === null) return { versions, text, rules, faults, effect: null, closedTeams: 0 };
  const grounds = await teamGrounds(tx, access, null, readWindow({}, dataEnd(repositories)));
  const open = grantOpenTeams(access, grounds);
  const effect = await backTestView(tx, open, rules, page);
  return { versions, text, rules, faults, effect, closedTeams: grounds.length - open.teamIds.length };
}
