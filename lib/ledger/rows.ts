import type { CompositionClass } from "@/lib/model/composition-class.ts";

/**
 * What became of the lines that a change brought since it was last told: how many more were born, and on which days of their
 * life how many died. Counts may be negative, where a removal was undone.
 */
export type LifeRow = {
  readonly change: string;
  readonly composition: CompositionClass;
  readonly born: number;
  /** Seconds. */
  readonly bornAt: number;
  readonly deaths: ReadonlyMap<number, number>;
};

export type LiveLineRow = { readonly path: string; readonly lines: number };
