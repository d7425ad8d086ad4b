import type { MixClass } from "@/lib/model/composition-class.ts";
import type { Figure } from "@/lib/model/figure.ts";
import type { LedgerClass, LedgerFamily } from "@/lib/model/ledger-class.ts";

export type Mix = Readonly<Record<MixClass, number>>;

export type WeekMix = {
  readonly week: string;
  /** The week's Monday, `2026-11-02`. */
  readonly monday: string;
  /** The data end inside this week. */
  readonly unfinished: boolean;
  /** Changes of each class; null where the week has none. */
  readonly mix: Mix | null;
};

/** One class of the ledger over the window. The atoms of all classes sum to gross. */
export type ClassTotal = {
  readonly name: LedgerClass;
  readonly family: LedgerFamily;
  readonly atoms: number;
  /** Atoms of each week of the window, in order; null where the week has no change. */
  readonly byWeek: readonly (number | null)[];
};

export type Waterfall = {
  readonly gross: number;
  readonly net: number;
  readonly noise: number;
  readonly sustaining: number;
  readonly classes: readonly ClassTotal[];
};

export type SurvivalCurve = {
  readonly composition: MixClass;
  readonly nLines: number;
  readonly nChanges: number;
  /** Days for which at least one change has been watched. */
  readonly watchedDays: number;
  readonly points: readonly {
    readonly day: number;
    readonly s: number;
    readonly low: number;
    readonly high: number;
  }[];
  /** Mean days that a line lives within its first 30. */
  readonly rmst30: { readonly value: number; readonly low: number; readonly high: number } | null;
};

export type TeamHead = {
  readonly teamId: string;
  readonly name: string;
  readonly isSample: boolean;
  readonly repositories: readonly {
    readonly id: string;
    readonly name: string;
    readonly landingBranch: string | null;
  }[];
};

export type TeamView = {
  readonly head: TeamHead;
  readonly weeks: readonly WeekMix[];
  readonly mix: Mix;
  readonly automation: number;
  readonly changes: number;
  readonly netShare: Figure;
  readonly noiseShare: Figure;
  readonly knownShare: Figure;
  readonly reworkShare: Figure;
  readonly waterfall: Waterfall;
  readonly survival: readonly SurvivalCurve[];
};
