/** Rules by which changes become one piece of work, strongest first. */
export const UNIT_RULES = ["issue", "stack", "same_work", "lineage"] as const;
export type UnitRule = (typeof UNIT_RULES)[number];

/** Why two changes belong to one contribution unit. Ids are `<repository id>/<change id>`. */
export type UnitLink = {
  readonly from: string;
  readonly to: string;
  readonly rule: UnitRule;
  /** What was read: the item's label, `part 2/3`, `files 0.42`, `reverts`. */
  readonly evidence: string;
  /** 0 to 1. */
  readonly strength: number;
};

/** A cluster of changes that together are one piece of work; complexity and points live here. */
export type ContributionUnit = {
  /** The id of its first change by `(openedAt, id)`: stable as long as that change belongs to it. */
  readonly id: string;
  /** In that order. */
  readonly changes: readonly string[];
  readonly links: readonly UnitLink[];
};
