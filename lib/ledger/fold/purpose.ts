/** What a change is for, as far as it decides about its lines. */
export type Purpose = {
  /** Null where nothing says that it corrects something. */
  readonly fix: Fix | null;
  /** Its title or a label of its pull request says that it is upkeep. */
  readonly isUpkeep: boolean;
  /** It is linked to a story, a bug, an incident or a matter of security. */
  readonly isWork: boolean;
  /** Ids of the changes that its messages name as where a defect came from. */
  readonly broughtInBy: readonly string[];
};

export type Fix = {
  /** By the type of a linked work item, or by the title alone. */
  readonly rule: "fix-issue" | "fix-title";
  /** Linked work items that report something broken, and the others: their shares of the lines. */
  readonly corrective: number;
  readonly other: number;
  /** When the first of them was reported, in seconds; null where that is not known. */
  readonly reportedAt: number | null;
  /** Components that they are about. */
  readonly components: readonly string[];
};
