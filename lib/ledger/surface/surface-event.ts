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
  /** A person did it, or AI drafted it or a bot wrote it: counted in a column of its own. */
  readonly by: "human" | "assisted";
  /** Contribution units that it bears on. */
  readonly units: readonly string[];
  readonly passed: boolean;
  /** What it passed the gate by, or lacks. */
  readonly why: string;
};

/** What every fact of the surface says of itself. `author` names a person or account and never leaves the engine. */
export type Authored = {
  readonly id: string;
  readonly at: number;
  readonly team: string | null;
  readonly author: string;
  /** AI drafted it, or a bot wrote it. */
  readonly isAssisted: boolean;
};

/** When a contribution unit began, with its first commit. */
export type UnitStart = { readonly unit: string; readonly startedAt: number };

/** An event of a fact with the answer of its gate. */
export const surfaceEvent = (
  axis: Axis,
  { id, at, team, isAssisted }: Authored,
  units: readonly string[],
  gate: { readonly passed: boolean; readonly why: string },
): SurfaceEvent => ({ axis, id, at, team, by: isAssisted ? "assisted" : "human", units, ...gate });
