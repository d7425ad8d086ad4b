import type { CompositionClass } from "@/lib/model/composition-class.ts";

/** Lines of a change that were born, and the day of their life on which those left were last seen alive. */
export type BornRow = {
  readonly change: string;
  readonly composition: CompositionClass;
  readonly born: number;
  /** Seconds. */
  readonly bornAt: number;
  readonly censorDay: number;
};

/** Lines of a change that died on that day of their life. */
export type DeathRow = { readonly change: string; readonly day: number; readonly deaths: number };

export type LiveLineRow = { readonly path: string; readonly lines: number };
