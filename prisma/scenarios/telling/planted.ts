import type { ChangeKind } from "@/lib/model/change-plan.ts";
import type { CompositionClass } from "@/lib/model/composition-class.ts";

/** What a story has put into its repository: the truth that an analysis is held against. */
export type Planted = {
  /** Everything that landed on a long-lived branch, by how it landed. */
  kinds: Record<ChangeKind, number>;
  /** How changes were really made; promotions and merges back are nobody's work and stand in neither this nor `shown`. */
  made: Record<CompositionClass, number>;
  /** What git alone can prove of the same changes. */
  shown: Record<CompositionClass, number>;
  reverts: number;
  partialReverts: number;
  relands: number;
  /** Copies on release branches of what had landed before. */
  duplicates: number;
  promotions: number;
  mergesBack: number;
  hotfixes: number;
  /** Squash messages that speak of a revert inside their own pull request. */
  quotedReverts: number;
  dependencyBumps: number;
  regenerated: number;
  vendored: number;
  releases: number;
  reformats: number;
  moves: number;
  reworks: number;
  removals: number;
  decisionRecords: number;
  notedCommits: number;
  /** Pull requests that were closed without landing, and those that are open when the story ends. */
  givenUp: number;
  leftOpen: number;
};

export const nothingPlanted = (): Planted => ({
  kinds: { merge: 0, squash: 0, rebase: 0, push: 0 },
  made: { human: 0, hybrid: 0, agent: 0, unknown: 0, automation: 0 },
  shown: { human: 0, hybrid: 0, agent: 0, unknown: 0, automation: 0 },
  reverts: 0,
  partialReverts: 0,
  relands: 0,
  duplicates: 0,
  promotions: 0,
  mergesBack: 0,
  hotfixes: 0,
  quotedReverts: 0,
  dependencyBumps: 0,
  regenerated: 0,
  vendored: 0,
  releases: 0,
  reformats: 0,
  moves: 0,
  reworks: 0,
  removals: 0,
  decisionRecords: 0,
  notedCommits: 0,
  givenUp: 0,
  leftOpen: 0,
});

/** The counters that are plain numbers. */
export type PlantedCount = { [K in keyof Planted]: Planted[K] extends number ? K : never }[keyof Planted];
