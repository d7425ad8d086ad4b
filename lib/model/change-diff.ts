/** Bits of `LineTable.flags`. */
export const LINE = { plus: 1, blank: 2, comment: 4, import: 8, marker: 16, noNewline: 32 } as const;

/**
 * The changed lines of one change, column by column. Inside a file the hunks follow one another, and inside a hunk
 * all removed lines stand before all added lines. Only the first `n` places of each column are meaningful.
 */
export type LineTable = {
  n: number;
  /** Polynomial hash of the line without white space: h = h * 0x01000193 + byte, mod 2^32. Composes over concatenation. */
  hash: Uint32Array;
  /** Bytes of the line without white space (what the hash has read). */
  length: Uint32Array;
  /** Letters and digits of the line, at most 255. */
  alnum: Uint8Array;
  flags: Uint8Array;
};

export type FileStatus = "A" | "M" | "D" | "R";

/** One file of an effective diff. A change of type (file to link) is a D and an A of the same path. */
export type FileDiff = {
  readonly status: FileStatus;
  /** Path before; equal to `newPath` but for renames. Bytes that are not UTF-8 are written \xNN. */
  readonly oldPath: string;
  readonly newPath: string;
  /** Octal modes as git prints them, "000000" where the side does not exist. */
  readonly oldMode: string;
  readonly newMode: string;
  readonly oldBlob: string;
  readonly newBlob: string;
  readonly binary: boolean;
  /** Four numbers a hunk: oldStart, oldCount, newStart, newCount, as git prints them (a start is one less for count 0). */
  readonly hunks: Int32Array;
  /** Where this file's lines begin and end in the change's `LineTable`. */
  readonly from: number;
  readonly to: number;
  readonly added: number;
  readonly removed: number;
  /** Bytes of the added lines, line ends left out. */
  readonly addedBytes: number;
  /** The lines themselves, in table order, only for files whose text was asked for (manifests, owners, attributes). */
  readonly text: readonly string[] | null;
};

/**
 * Text of lines of code in runs of equally many removed and added ones, by their places in the `LineTable`, rising. The text of
 * the k-th ends at byte `end[k]` and begins where the one before ends.
 */
export type RewrittenLines = {
  readonly n: number;
  readonly at: Uint32Array;
  readonly end: Uint32Array;
  readonly bytes: Uint8Array;
};

/** The effective diff of one change: `mergeSha` against its base. Reused buffers: valid until the next one is asked for. */
export type ChangeDiff = {
  readonly mergeSha: string;
  readonly files: readonly FileDiff[];
  readonly lines: LineTable;
  readonly rewritten: RewrittenLines;
};

/** Looks at the bytes of a changed line and answers flags (comment, import, marker); `line` is its 1-based number. */
export type LineLexer = (buffer: Uint8Array, start: number, end: number, line: number) => number;
/** The lexer of a file, by its path; null where no flag can ever be set. */
export type LexerFor = (path: string) => LineLexer | null;
