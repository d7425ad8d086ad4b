import type { CompositionClass } from "./composition-class.ts";
import { LEDGER_CLASSES, type LedgerClass, type LedgerFamily } from "./ledger-class.ts";
import type { Axis } from "./surface.ts";
import type { WorkKind } from "./work-kind.ts";

/** What a cell counts besides the atoms of each ledger class: changes, and lines (atoms) of gross, measured AI and added. */
export const CELL_COUNTS = [
  "changes",
  "settled_changes",
  "reverted_changes",
  "gross",
  "ai_lines",
  "lines",
] as const;
export type CellCount = (typeof CELL_COUNTS)[number];

/** A number that a fact cell holds; every one of them is additive over weeks, repositories and dimensions. */
export type FactName = CellCount | LedgerClass;
export const FACT_NAMES: readonly FactName[] = [...CELL_COUNTS, ...LEDGER_CLASSES];

/** A sum of facts, over all cells or only over those of some compositions or kinds of work. */
export type FactTerm = {
  readonly facts: readonly FactName[];
  readonly composition?: readonly CompositionClass[];
  readonly workKind?: readonly WorkKind[];
  /**
   * The facts are the classes of a family, with one more or one less: as shipped they stand in `facts`; where an organisation has
   * a policy of its own, those that it says are read instead.
   */
  readonly family?: { readonly name: LedgerFamily; readonly also?: LedgerClass; readonly but?: LedgerClass };
};

/**
 * What a point cell counts besides the points of each class: changes of the units that were delivered; those of them that are weighed, and
 * those that have settled; units; points that were measured to be an AI's, and points of changes of which that was measured.
 */
export const POINT_COUNTS = ["changes", "weighed", "settled", "units", "ai", "measured"] as const;
export type PointCount = (typeof POINT_COUNTS)[number];

/** A number that a point cell holds. Points are thousandths. */
export type PointName = PointCount | LedgerClass;
export const POINT_NAMES: readonly PointName[] = [...POINT_COUNTS, ...LEDGER_CLASSES];

/** A sum of what point cells hold; `family` as in `FactTerm`. */
export type PointTerm = Pick<FactTerm, "family"> & { readonly facts: readonly PointName[] };

/** How a metric is read from the facts: its formula, declared once, for SQL and for memory alike. */
export type MetricRead =
  | { readonly as: "sum"; readonly of: FactName | FactTerm }
  | { readonly as: "ratio-of-sums"; readonly of: FactName | FactTerm; readonly over: FactName | FactTerm }
  | { readonly as: "points"; readonly of: PointTerm; readonly over?: PointTerm }
  | { readonly as: "surface"; readonly give: "events"; readonly axis: Axis }
  | { readonly as: "surface"; readonly give: "upstream-points" | "specified-units" }
  | { readonly as: "survival"; readonly horizonDays: number; readonly give: "share" | "restricted-mean-days" }
  | { readonly as: "custom" };

export const asTerm = (term: FactName | FactTerm): FactTerm =>
  typeof term === "string" ? { facts: [term] } : term;

/** The dimensions by which a reading can be split. */
export const READ_DIMENSIONS = ["week", "team", "repo", "composition", "work_kind"] as const;
export type ReadDimension = (typeof READ_DIMENSIONS)[number];

/** What a reading covers. Absent means all; an empty list means none. `from` and `to` are ISO weeks, both included. */
export type ReadScope = {
  readonly teams?: readonly string[];
  readonly repos?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly composition?: readonly CompositionClass[];
  readonly workKind?: readonly WorkKind[];
  readonly by?: readonly ReadDimension[];
};

/** One row of a reading: the sums a metric is made of, for one value of each dimension asked for. */
export type ReadRow = {
  readonly by: Readonly<Partial<Record<ReadDimension, string>>>;
  /** The sum, or the numerator of a ratio. */
  readonly of: number;
  /** The denominator of a ratio; null for a sum. */
  readonly over: number | null;
  readonly changes: number;
  readonly settledChanges: number;
};
