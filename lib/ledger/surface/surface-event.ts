import type { Axis, SurfaceEvent } from "@/lib/model/surface.ts";

/** What every fact of the surface says of itself. `author` names a person or account and is never shown. */
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
