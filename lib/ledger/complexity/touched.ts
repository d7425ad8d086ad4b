import type { CapElement } from "./pattern-cap.ts";

/** A file of which something is left: every path it had in the unit, and the edit patterns at work in it. */
export type TouchedFile = {
  readonly repository: string;
  readonly paths: readonly string[];
  /** How many of its statement lines are other than before. */
  readonly lines: number;
  readonly patterns: readonly string[];
};

/** A part of the product that a unit touched. `lines`: how many of its statement lines are other than before. */
export type TouchedPlace = CapElement & { readonly lines: number };

export type TouchedSubsystem = TouchedPlace & { readonly repository: string; readonly subsystem: string };
export type TouchedModule = CapElement & { readonly repository: string; readonly module: string };
export type TouchedLanguage = CapElement & { readonly repository: string; readonly language: string };
