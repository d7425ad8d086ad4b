import type { Authored } from "@/lib/ledger/surface/surface-event.ts";
import type { SurfaceKind } from "@/lib/model/surface.ts";

/** Where an event comes from, as a page names it. `teamId` counts where its own team is not known. */
export type SurfaceSource = {
  readonly repoId: string;
  readonly teamId: string;
  readonly kind: SurfaceKind;
  readonly ref: string;
  readonly title: string;
};

/** A fact with where it comes from. */
export type Sourced<Fact extends Authored> = { readonly fact: Fact; readonly source: SurfaceSource };

/** An item that belongs to no repository. */
export const NO_REPOSITORY = "00000000-0000-0000-0000-000000000000";
