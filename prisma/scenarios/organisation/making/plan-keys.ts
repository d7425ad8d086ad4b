import type { Rng } from "@/lib/core/rng.ts";
import type { PullTruth } from "../hosted-pull.ts";
import type { JiraIssue } from "../jira-site.ts";
import { LOOK_ALIKES } from "./names.ts";
import type { Authorship } from "./plan-authorship.ts";
import type { Oddity } from "./pull-plan.ts";

export type PlannedKeys = {
  readonly keys: readonly string[];
  readonly keysIn: PullTruth["keysIn"];
  readonly branch: string | null;
  readonly title: string | null;
  readonly body: string;
  readonly commit: string | null;
  readonly lookAlike: string | null;
};

type Place = PullTruth["keysIn"][number];
const PLACES: readonly (readonly Place[])[] = [
  ["branch"],
  ["title"],
  ["body"],
  ["commit"],
  ["branch", "title"],
  ["title", "body", "commit"],
];

/** The issue of a piece of work, under the key that it had when the pull request was opened, and where that is written. */
export function keysFor(
  rng: Rng,
  who: Authorship,
  issues: readonly JiraIssue[],
  openedAt: number,
  oddity: Oddity | null,
): PlannedKeys {
  // A title of nothing but pictures has no room for a key.
  const hasWords = oddity !== "emoji-title";
  const lookAlike = rng.chance(0.05) && hasWords ? rng.pick(LOOK_ALIKES) : null;
  const none = {
    keys: [],
    keysIn: [],
    branch: null,
    title: null,
    body: "",
    commit: null,
    lookAlike,
  } as const;
  if (who.composition === "automation" || rng.chance(0.3)) return none;
  const last = lastBefore(issues, openedAt);
  if (last < 0) return none;
  const issue = issues[Math.max(0, last - rng.between(0, 12))];
  if (issue === undefined) return none;
  const key = keyAt(issue, openedAt);
  const where = rng.pick(PLACES.filter((places) => hasWords || !places.includes("title")));
  const isIn = (place: Place): boolean => where.includes(place);
  return {
    keys: [key],
    keysIn: where,
    branch: isIn("branch") ? `${rng.chance(0.2) ? key.toLowerCase() : key}-` : null,
    title: isIn("title") ? `${key}:` : null,
    body: isIn("body") ? `\n\nFixes ${key}` : "",
    commit: isIn("commit") ? key : null,
    lookAlike,
  };
}

/** The key of an issue at a moment, before or after its moves. */
export function keyAt(issue: JiraIssue, at: number): string {
  const moves = issue.histories.flatMap((step) =>
    step.items.filter((item) => item.fieldId === "Key").map((item) => ({ at: step.at, item })),
  );
  const next = moves.find((move) => move.at > at);
  return next?.item.fromString ?? issue.key;
}

function lastBefore(issues: readonly JiraIssue[], at: number): number {
  let [low, high] = [0, issues.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((issues[middle]?.createdAt ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
