import type { WorkKind } from "./work-kind.ts";

/**
 * What a work item says of the changes that are linked to it: that they correct something, that they are a piece of work of
 * their own (a story, a matter of security), or neither.
 */
export type ToldItem = {
  readonly says: "corrective" | "work" | "other";
  /** Seconds. */
  readonly reportedAt: number;
  /** Names of the components that it is about. */
  readonly components: readonly string[];
};

/** What hosts tell of the work behind a change: as much as decides about its lines, and nothing else. */
export type ToldWork = {
  /** In the order of their keys. */
  readonly items: readonly ToldItem[];
  /** Its pull request carries a label of upkeep. */
  readonly isUpkeep: boolean;
  /** What it was for by the types of these items; null where they tell nothing of that. */
  readonly workKind: WorkKind | null;
};
