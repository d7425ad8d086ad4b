import type { GitCommit } from "@/lib/model/git-commit.ts";
import { readableLines } from "./readable-lines.ts";
import { type Reading, reading } from "./reading.ts";
import type { RuleSet } from "./rule-set.ts";

/** Longer lines are prose or data; no tool's line is. */
const LINE_LENGTH = 400;

/** Complete lines of a message that only a tool writes. Each rule speaks once a commit. */
export function textSignals(commit: GitCommit, rules: RuleSet): Reading[] {
  const lines = readableLines(commit.body)
    .map((line) => line.trim())
    .filter((line) => line !== "" && line.length <= LINE_LENGTH);
  return rules.texts.flatMap((rule): Reading[] => {
    const quote = (rule.where === "subject" ? [commit.subject] : lines).find((line) => rule.line.test(line));
    if (quote === undefined) return [];
    const where = rule.where === "subject" ? "commit subject" : "commit message";
    return [
      reading(
        {
          rule: rule.id,
          family: "text",
          tool: rule.tool,
          model: null,
          where,
          sha: commit.sha,
          ...rule.weight,
          quote,
        },
        { isCloudTask: rule.cloudTask ?? false, isSupporting: rule.supporting ?? false },
      ),
    ];
  });
}
