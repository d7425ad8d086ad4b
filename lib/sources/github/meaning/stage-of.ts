import type { Stage } from "@/lib/model/work-item.ts";

const STAGES: readonly (readonly [RegExp, Stage])[] = [
  [/\b(done|closed|complete[d]?|released|shipped|merged|won'?t (do|fix))\b/i, "done"],
  [/\b(blocked|waiting|on hold|hold|paused|stalled)\b/i, "waiting"],
  [/\b(review|qa|testing|verify|verification)\b/i, "review"],
  [/\b(in progress|doing|active|started|working|development)\b/i, "active"],
  [/\b(ready|to ?do|up next|selected|planned|next)\b/i, "ready"],
];

/** Where a board's column stands on the way of work, by its name. */
export const stageOf = (status: string | null): Stage =>
  status === null ? "backlog" : (STAGES.find(([pattern]) => pattern.test(status))?.[1] ?? "backlog");
