import type { ChangeAtoms } from "@/lib/ledger/fold/change-atoms.ts";
import type { DiffAlgorithm } from "@/lib/sources/git/diff-arguments.ts";

/** By which rules the lines of a history are followed. Whatever is stored was read as `shipped`. */
export type Reading = {
  /** Without white space, move and lineage rules. */
  readonly plain: boolean;
  readonly algorithm: DiffAlgorithm;
  /** Keeps the atoms of old changes, to tell afterwards why a line was followed. */
  readonly archive?: Map<number, ChangeAtoms>;
};

/**
 * How the product reads; how `git blame --first-parent` reads, its diff included; and the step between the two, so that
 * what the diff changes and what the rules change can be told apart.
 */
export const READING = {
  shipped: { plain: false, algorithm: "histogram" },
  plain: { plain: true, algorithm: "myers" },
  histogramOnly: { plain: true, algorithm: "histogram" },
} as const satisfies Record<string, Reading>;
