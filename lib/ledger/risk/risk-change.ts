/** A file of a change, of the lines that count as work: not those that were generated, copied or only formatted. */
export type RiskFile = {
  readonly path: string;
  /** What it was called before, where this change renamed it. */
  readonly from: string | null;
  readonly added: number;
  readonly removed: number;
  /** Lines before the change; 0 for a new file. */
  readonly linesBefore: number;
};

/** What must be known of a change to say how risky it looked when it landed. */
export type RiskChange = {
  readonly id: string;
  /** Seconds; changes are told in this order. */
  readonly at: number;
  /** Who made it, by any name that stays the same. Read inside the engine, shown of teams only. */
  readonly author: string;
  readonly isFix: boolean;
  readonly files: readonly RiskFile[];
};

/** Measures of one change (Kamei et al. 2013). For routing reviews and for matching like with like; never for credit. */
export type RiskFeatures = {
  /** Subsystems (first folders), directories and files. */
  readonly ns: number;
  readonly nd: number;
  readonly nf: number;
  /** How its lines are spread over its files, in bits, and against the most there could be. */
  readonly entropy: number;
  readonly evenness: number;
  readonly la: number;
  readonly ld: number;
  /** Mean length of its files before it, and lines added and removed over that; null where all files are new. */
  readonly lt: number;
  readonly laByLt: number | null;
  readonly ldByLt: number | null;
  readonly fix: boolean;
  /** Developers who had changed its files before, and so many different changes. */
  readonly ndev: number;
  readonly nuc: number;
  /** Mean days since each of its files was changed before; null where none was. */
  readonly ageDays: number | null;
  /** Earlier changes of its author: all, in its subsystems, and weighted by how many years ago they were. */
  readonly exp: number;
  readonly sexp: number;
  readonly rexp: number;
};
