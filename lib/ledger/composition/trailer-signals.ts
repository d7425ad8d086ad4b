import type { Signal } from "@/lib/model/composition.ts";
import type { GitCommit } from "@/lib/model/git-commit.ts";
import { accountOf } from "./account-of.ts";
import { modelOf } from "./model-of.ts";
import { type Reading, reading } from "./reading.ts";
import type { RuleSet, TrailerRule, Weight } from "./rule-set.ts";
import { type NamedTool, toolIn } from "./tool-in.ts";
import { trailerPerson } from "./trailer-person.ts";
import { type Trailer, trailers } from "./trailers.ts";
import { WEIGHTS } from "./weights.ts";

/** Keys whose value is a person, and what it says when that person is a tool. */
const SIGNED: Readonly<Record<string, "co-author" | "signed-off" | "review">> = {
  "co-authored-by": "co-author",
  "signed-off-by": "signed-off",
  "reviewed-by": "review",
  "tested-by": "review",
  "acked-by": "review",
};

const NO = /^(?:no|none|nope|n\/?a|not|nothing|false|never|0)\b|^$|^-$/i;
const AUTHORSHIP = /\b(?:code|coding|implementation|tests?|testing)\b/i;

type Found = NamedTool | { readonly tool: string | null; readonly model: string | null };

function fromRule(rule: TrailerRule, value: string): Found | null {
  if (rule.value !== undefined && !rule.value.test(value)) return null;
  const fixed = { tool: rule.tool, model: modelOf(value) };
  switch (rule.reads) {
    case "any":
      return value === "" ? null : fixed;
    case "product":
      return toolIn(value, false);
    case "tool":
      return toolIn(value, true);
    case "statement":
      return NO.test(value) || value.includes("@") ? null : (toolIn(value, true) ?? fixed);
    case "purpose":
      return AUTHORSHIP.test(value) ? fixed : null;
  }
}

/**
 * What the trailers of a commit say. `AI-used-for` tells the purpose of the help: where it is neither code nor tests,
 * the trailers beside it speak of research or review and not of authorship.
 */
export function trailerSignals(commit: GitCommit, rules: RuleSet): Reading[] {
  const all = trailers(commit.subject, commit.body);
  const purposes = all.filter(({ key }) => key === "ai-used-for");
  const isAuthorship = purposes.length === 0 || purposes.some(({ value }) => AUTHORSHIP.test(value));

  const signal = (trailer: Trailer, rule: string, found: Found, weight: Weight, where: string): Signal => ({
    rule,
    family: "text",
    tool: found.tool,
    model: found.model,
    where,
    sha: commit.sha,
    ...weight,
    quote: `${trailer.key}: ${trailer.value}`,
  });

  return all.flatMap((trailer): Reading[] => {
    const person = trailerPerson(trailer.value);
    const account = person === null ? null : accountOf(person, rules);
    const signed = SIGNED[trailer.key];
    const rulesOfKey = rules.trailers.filter(({ keys }) => keys.includes(trailer.key));
    const isCredit = signed !== undefined || rulesOfKey.length > 0;
    if (isCredit && account?.kind === "agent" && account.rule.coAuthor !== null) {
      const { id, tool, coAuthor } = account.rule;
      const found = { tool, model: modelOf(person?.name ?? "") };
      const where = signed === "co-author" ? "co-author trailer" : `${trailer.key} trailer`;
      const isReview = signed === "review" || (signed === undefined && !isAuthorship);
      const weight = isReview ? WEIGHTS.review : coAuthor;
      return [reading(signal(trailer, `${signed ?? trailer.key}.${id}`, found, weight, where))];
    }
    if (signed !== undefined) return [];

    for (const rule of rulesOfKey) {
      const found = fromRule(rule, trailer.value);
      if (found === null) continue;
      const isHelp = rule.reads !== "any" && !isAuthorship;
      const weight = isHelp ? WEIGHTS.review : rule.weight;
      const isCloudTask = rule.cloudTask ?? false;
      return [reading(signal(trailer, rule.id, found, weight, `${trailer.key} trailer`), { isCloudTask })];
    }
    return [];
  });
}
