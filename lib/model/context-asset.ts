/** What a context asset tells people and tools. */
export const CONTEXT_KINDS = [
  "instructions",
  "procedure",
  "tool",
  "memory",
  "decision",
  "architecture",
  "domain",
  "runbook",
  "standard",
  "spec",
] as const;
export type ContextKind = (typeof CONTEXT_KINDS)[number];

/** A file that carries context, through all its names. Times are seconds. */
export type ContextAsset = {
  /** Its latest path. */
  readonly path: string;
  readonly kind: ContextKind;
  /** The folder that it governs, "" for the whole repository. */
  readonly scope: string;
  readonly since: number;
  readonly lastChanged: number;
  /** Null while it exists. */
  readonly removedAt: number | null;
  /** How many landings wrote it, the first included. */
  readonly versions: number;
};
