import type { Curve } from "@/lib/metrics/survival-curve.ts";
import type { CompositionClass, MixClass } from "@/lib/model/composition-class.ts";
import type { Figure } from "@/lib/model/figure.ts";
import type { LedgerClass, LedgerFamily } from "@/lib/model/ledger-class.ts";
import type { PageWindow } from "./page-window.ts";

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
  /** Those of them in weeks that have not settled: a later change may still move them. */
  readonly openAtoms: number;
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

/** How lines of one composition survive. */
export type SurvivalCurve = Curve & { readonly composition: MixClass };

export type TeamHead = {
  readonly teamId: string;
  readonly name: string;
  readonly repositories: readonly {
    readonly id: string;
    readonly name: string;
    readonly landingBranch: string | null;
  }[];
};

/** What a composition has of the points of the window, in thousandths. */
export type CompositionPoints = {
  readonly name: CompositionClass;
  readonly changes: number;
  readonly weighed: number;
  readonly gross: number;
  readonly net: number;
};

/** The same team in points. Weeks are those in which pieces of work were delivered. */
export type TeamPoints = {
  /** Changes of the window, and those that are part of a weighed piece of work. */
  readonly changes: number;
  readonly weighed: number;
  /** Over the settled weeks, where there are any weighed changes in them; else over the whole window. */
  readonly net: Figure;
  /** Over the weeks that have not settled yet; null where all have, or none. */
  readonly netSince: Figure | null;
  readonly settledTo: string | null;
  readonly weighedShare: Figure;
  readonly aiShare: Figure;
  /** In thousandths of a point. */
  readonly waterfall: Waterfall;
  /** Those with changes, automation last. */
  readonly byComposition: readonly CompositionPoints[];
};

export type TeamView = {
  readonly head: TeamHead;
  readonly window: PageWindow;
  readonly asOf: Date | null;
  /** The last week that has settled inside the window; null where none has. */
  readonly settledTo: string | null;
  readonly weeks: readonly WeekMix[];
  readonly mix: Mix;
  readonly automation: number;
  /** Over the settled weeks, where there are any; else over the whole window. */
  readonly netShare: Figure;
  /** Over the weeks that have not settled yet; null where all have, or none. */
  readonly netShareSince: Figure | null;
  readonly noiseShare: Figure;
  readonly reworkRate: Figure;
  readonly knownShare: Figure;
  readonly waterfall: Waterfall;
  readonly points: TeamPoints;
  readonly survival: readonly SurvivalCurve[];
};
