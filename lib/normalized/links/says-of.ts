import type { ToldItem } from "@/lib/model/told-work.ts";
import type { WorkItemKind } from "@/lib/model/work-item.ts";
import type { WorkKind } from "@/lib/model/work-kind.ts";

const BROKEN = /^(?:(?:type|kind)\s*[:/-]\s*)?(?:bug|defect|regression|incident|sev(?:erity)?[-_:/]?\s*\d)$/i;
const PROBLEM = /\bproblem\b/i;
const SECURITY = /\b(?:security|vulnerability|cve)\b/i;
const UPKEEP = /^(?:(?:type|kind)\s*[:/-]\s*)?(?:chore|style|ci|build)$/i;

export type SayingItem = {
  readonly kind: WorkItemKind;
  readonly typeName: string | null;
  readonly labels: readonly string[];
};

/** What an item says of the changes that are linked to it, by its kind, the name of its type and its labels. */
export function saysOf({ kind, typeName, labels }: SayingItem): ToldItem["says"] {
  const isBroken = kind === "bug" || kind === "incident" || PROBLEM.test(typeName ?? "");
  if (isBroken || labels.some((label) => BROKEN.test(label))) return "corrective";
  if (kind === "story" || [typeName ?? "", ...labels].some((name) => SECURITY.test(name))) return "work";
  return "other";
}

/** What a change was for, by all items that are linked to it: a story makes it a feature, something broken a fix. */
export function workKindOfItems(items: readonly SayingItem[]): WorkKind | null {
  if (items.some((item) => item.kind === "story" && saysOf(item) === "work")) return "feature";
  return items.some((item) => saysOf(item) === "corrective") ? "fix" : null;
}

export const isUpkeepLabel = (label: string): boolean => UPKEEP.test(label);
