import type { WorkItemKind } from "@/lib/model/work-item.ts";
import type { IssueType } from "./schema.ts";

/** First match counts. Names are the customer's and in their language; what a person chose stands above this. */
const BY_NAME: readonly (readonly [kind: WorkItemKind, pattern: RegExp])[] = [
  ["incident", /\bincident\b|\boutage\b|\bstörung\b|\bvorfall\b|\bincidente\b|\bpost-?incident\b/],
  [
    "bug",
    /\bbugs?\b|\bdefects?\b|\bfehler\b|\bdefekt\b|\bbogue\b|\banomalie\b|\berror\b|\bdefecto\b|\bдефект\b|バグ|缺陷/,
  ],
  [
    "initiative",
    /\binitiative\b|\btheme\b|\bcapability\b|\blegend\b|\bportfolio\b|\binitiativ\b|\biniciativa\b/,
  ],
  ["epic", /\bepic\b|\bepos\b|\bepik\b|\bépica?\b|\bépopée\b/],
  ["sub_task", /\bsub-?task\b|\bunteraufgabe\b|\bsous-tâche\b|\bsubtarea\b/],
  ["story", /\bstory\b|\bfeature\b|\bimprovement\b|\benhancement\b|\bhistoria\b|\brécit\b|\bwish\b/],
  [
    "task",
    /\btask\b|\bchore\b|\bspike\b|\baufgabe\b|\btâche\b|\btarea\b|\btarefa\b|\btechnical debt\b|\btech debt\b/,
  ],
];
const LEVELS: Partial<Readonly<Record<WorkItemKind, number>>> = { sub_task: -1, initiative: 2, epic: 1 };

export type KindAndLevel = {
  readonly kind: WorkItemKind;
  /** -1 sub-task, 0 standard, 1 epic, 2 and up above it. */
  readonly level: number;
  /** Whether the tracker told the level, or the name did; else 0 is a guess. */
  readonly isTold: boolean;
};

/** What an issue type counts as: by what a person chose for its id, else by its name, else by its level. */
export function kindOf(type: IssueType | null, chosen: Readonly<Record<string, WorkItemKind>>): KindAndLevel {
  const name = (type?.name ?? "").toLowerCase();
  const named = BY_NAME.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
  const told = type?.hierarchyLevel ?? (type?.subtask === true ? -1 : null);
  const level = told ?? (named === null ? 0 : (LEVELS[named] ?? 0));
  const override = type === null ? undefined : Object.hasOwn(chosen, type.id) ? chosen[type.id] : undefined;
  return { kind: override ?? kindAt(level, named), level, isTold: told !== null || named !== null };
}

/** A level above the ordinary says more than a name there; below it a bug stays a bug. */
function kindAt(level: number, named: WorkItemKind | null): WorkItemKind {
  if (named === "bug" || named === "incident") return named;
  if (level >= 2) return "initiative";
  if (level === 1) return "epic";
  if (level < 0) return "sub_task";
  return named === null || named === "epic" || named === "initiative" || named === "sub_task"
    ? "other"
    : named;
}
