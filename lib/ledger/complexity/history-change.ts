/** What a landed change did to one file, as much of it as later units ask for. */
export type HistoryFile = {
  /** Path after the change; the last one it had where it is gone. */
  readonly path: string;
  readonly from: string | null;
  readonly gone: boolean;
  /** Service and subsystem, as `subsystemKey` joins them. */
  readonly subsystem: string;
  /** Sum over its functions after the change; null where nobody knows. */
  readonly complexity: number | null;
  /** Null for what is not source. */
  readonly language: string | null;
  /** Whether lines that count are other than before; else it has another name and nothing more. */
  readonly counts: boolean;
};

/** One landed change. Files in which nothing counts belong here only where they have another name. */
export type HistoryChange = {
  readonly repository: string;
  /** Seconds; when it landed. */
  readonly at: number;
  readonly files: readonly HistoryFile[];
};
