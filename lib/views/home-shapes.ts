import type { Figure } from "@/lib/model/figure.ts";
import type { LedgerClass } from "@/lib/model/ledger-class.ts";
import type { PageWindow } from "./page-window.ts";
import type { Nesting } from "./team-nesting.ts";
import type { Mix } from "./team-shapes.ts";

export type HomeTeam = {
  readonly teamId: string;
  readonly name: string;
  /** Teams whose rows are counted in this one too, and the team whose row counts this one. */
  readonly nesting: Nesting;
  /** Stands for a repository beside teams of people: it has the changes whose authors are in none of them. */
  readonly isBesideTeams: boolean;
  /** Figures may be shown to this reader. */
  readonly isOpen: boolean;
  readonly reading: boolean;
  readonly mix: Mix;
  readonly changes: number;
  readonly netShare: Figure | null;
  readonly noiseShare: Figure | null;
  readonly sustaining: Figure | null;
  readonly notSurviving: Figure | null;
  /** The class that holds most of the noise, and its share of gross. */
  readonly largestNoise: { readonly name: LedgerClass; readonly share: number } | null;
};

export type HomeView = {
  readonly window: PageWindow;
  readonly asOf: Date | null;
  readonly settledTo: string | null;
  readonly teams: readonly HomeTeam[];
  /** Over all open teams. */
  readonly mix: Mix;
  readonly netShare: Figure | null;
};
