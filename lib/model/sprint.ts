import type { Stage } from "./work-item.ts";

export type Board = {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly project: string | null;
  readonly columns: readonly { readonly name: string; readonly statuses: readonly string[] }[];
};

export type Sprint = {
  readonly key: string;
  readonly board: string | null;
  readonly name: string;
  readonly state: "future" | "active" | "closed";
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly completedAt: Date | null;
};

/** A status of a tracker: its own category, and the stage it counts as. */
export type TrackerStatus = {
  readonly id: string;
  readonly name: string;
  readonly category: "new" | "indeterminate" | "done";
  readonly stage: Stage;
};

/** An item as it stood in a sprint when that began, or when it ended. */
export type SprintSnapshot = {
  readonly sprint: string;
  readonly moment: "start" | "end";
  readonly item: string;
  readonly at: Date;
  readonly points: number | null;
  readonly stage: Stage;
};
