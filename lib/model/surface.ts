/** The seven ways to contribute to what is delivered, each with a unit of its own: they are never added up. */
export const AXES = [
  "specification",
  "decision",
  "review",
  "coordination",
  "context",
  "operations",
  "build",
] as const;
export type Axis = (typeof AXES)[number];

/** Something that was done on an axis, and whether it passed the gate that tells it from noise. */
export type SurfaceEvent = {
  readonly axis: Axis;
  /** The record that it was read from. */
  readonly id: string;
  /** Seconds. */
  readonly at: number;
  /** The team that it is counted for; null where that is not known. */
  readonly team: string | null;
  /** AI drafted it or a bot wrote it, as far as that is known: counted in a column of its own. */
  readonly by: "human" | "assisted";
  /** Contribution units that it bears on. */
  readonly units: readonly string[];
  readonly passed: boolean;
  /** What it passed the gate by, or lacks. */
  readonly why: string;
};

/** What an event was read from: a file of a change, a review, an item of a tracker, a discussion, a delivered unit. */
export const SURFACE_KINDS = ["file", "review", "item", "discussion", "unit"] as const;
export type SurfaceKind = (typeof SURFACE_KINDS)[number];
