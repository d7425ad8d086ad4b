/** One line of an owners file. An empty list of owners takes ownership away. */
export type OwnerRule = {
  /** 1-based. */
  readonly line: number;
  readonly pattern: string;
  /** `@user`, `@organisation/team` or an e-mail address. */
  readonly owners: readonly string[];
};

/** The owner rules in force from one moment until the next version. */
export type OwnersVersion = {
  /** Seconds. */
  readonly fromAt: number;
  readonly sha: string;
  /** The file they were read from; null while the repository has none. */
  readonly path: string | null;
  readonly rules: readonly OwnerRule[];
};
