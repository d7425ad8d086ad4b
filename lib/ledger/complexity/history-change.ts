/** One landed change, as much of it as later units ask for. Only files with lines that count belong here. */
export type HistoryChange = {
  readonly repository: string;
  /** Seconds; when it landed. */
  readonly at: number;
  readonly files: readonly {
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
  }[];
};
