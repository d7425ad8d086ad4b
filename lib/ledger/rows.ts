import type { CompositionClass } from "@/lib/model/composition-class.ts";

/** The births of the lines of one file on one branch, run-length encoded. */
export type LineBirthRow = { readonly branch: string; readonly path: string; readonly runs: Uint8Array };

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
