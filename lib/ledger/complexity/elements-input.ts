import type { BlobStructure } from "@/lib/model/blob-structure.ts";
import type { FileKind } from "@/lib/model/file-kind.ts";

/** The changed lines of one side of a hunk. */
export type HunkSide = {
  /** 1-based number of the first line; where there is none, of the line that it comes after, as git prints it. */
  readonly start: number;
  readonly lines: readonly string[];
  /** For each line whether its atom stands outside the mechanical classes (bulk edits count as standing outside). */
  readonly effective: readonly boolean[];
};

export type InputHunk = { readonly removed: HunkSide; readonly added: HunkSide };

/** One file of an effective diff, with all that can be said of it without asking anybody. */
export type InputFile = {
  /** Null where the file was not there before; differs from `newPath` for a rename. */
  readonly oldPath: string | null;
  /** Null where it is gone. */
  readonly newPath: string | null;
  readonly kind: FileKind;
  readonly hunks: readonly InputHunk[];
  /** What the text before and after consists of; null where there is none, or nobody read it. */
  readonly before: BlobStructure | null;
  readonly after: BlobStructure | null;
  readonly service: string;
  readonly subsystem: string;
  /** Whether its owners, when the change landed, were other teams than the author's. */
  readonly otherTeam: boolean;
  readonly securitySensitive: boolean;
};

export type ElementsInput = {
  /** Id of the repository. */
  readonly repository: string;
  readonly files: readonly InputFile[];
};
