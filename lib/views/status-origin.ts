import type { Stage } from "@/lib/model/work-item.ts";

/** Who says in which stage a status counts: a person here, its name, or the tracker's own category of it. */
export type StatusOrigin = "chosen" | "name" | "category";

const OF_CATEGORY: Readonly<Record<string, Stage>> = {
  new: "backlog",
  indeterminate: "active",
  done: "done",
};

/** Names overrule categories; a stage that is not its category's came from the name. */
export function statusOrigin(
  { category, stage }: { readonly category: string; readonly stage: Stage },
  chosen: string | undefined,
): StatusOrigin {
  if (chosen !== undefined) return "chosen";
  return OF_CATEGORY[category] === stage ? "category" : "name";
}
