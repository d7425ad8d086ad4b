/** A work item that a change names, by its key; `level` as of work items: -1 sub-task, 0 standard, 1 epic and up. */
export type NamedItem = {
  readonly key: string;
  readonly label: string;
  readonly level: number;
  readonly parent: { readonly key: string; readonly level: number } | null;
  /** 0 to 1. */
  readonly strength: number;
};

/** Part `place` of `of` of what `stem` names: its title without the numbers. */
export type TitlePart = { readonly stem: string; readonly place: number; readonly of: number };

/** An earlier change that this one reverts, lands again or copies. */
export type Lineage = {
  readonly to: string;
  readonly kind: "revert" | "reland" | "duplicate";
  readonly rule: string;
  readonly confidence: number;
};

/** What must be known of a change to say which piece of work it belongs to, its files apart. Lists are sorted and hold nothing twice. */
export type ChangeFacts = {
  /** `<repository id>/<change id>`. */
  readonly id: string;
  readonly repo: string;
  readonly number: number | null;
  /** Seconds. */
  readonly openedAt: number;
  /** Seconds; for a change that was closed without landing, when it was closed. */
  readonly mergedAt: number;
  /** The branch that it was to land on. */
  readonly base: string | null;
  /** The branch that it was made on; null where that is a fork's or one that lives on, such as `develop`. */
  readonly head: string | null;
  readonly part: TitlePart | null;
  /** Numbers of the pull requests that its text says it depends on. */
  readonly dependsOn: readonly number[];
  readonly items: readonly NamedItem[];
  /** Humans who answer for it; for an agent's change who had it made. */
  readonly people: readonly string[];
  readonly lineage: readonly Lineage[];
  /** Whatever changes when its files may: equal stamps, equal files. */
  readonly filesStamp: string;
};

/** Files with lines that count as work, by change: without those that were generated, copied or only formatted. */
export type FilesOf = ReadonlyMap<string, readonly string[]>;
