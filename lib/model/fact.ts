import type { CompositionClass } from "./composition-class.ts";
import type { FactName } from "./metric-read.ts";
import type { WorkKind } from "./work-kind.ts";

/** What one team did in one repository in one ISO week, for one composition and kind of work: counts that add up. */
export type Fact = {
  readonly team: string;
  readonly repo: string;
  readonly week: string;
  readonly composition: CompositionClass;
  readonly workKind: WorkKind;
} & Readonly<Record<FactName, number>>;

/** How the lines of one change have lived so far. */
export type LineLives = {
  readonly repoId: string;
  readonly changeId: string;
  readonly composition: CompositionClass;
  readonly born: number;
  /** The day of life on which the lines that are left were last seen alive. */
  readonly censorDay: number;
  /** Days of life, rising, and beside each the lines that died on it. */
  readonly days: readonly number[];
  readonly deaths: readonly number[];
};
