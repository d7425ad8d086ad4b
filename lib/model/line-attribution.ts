/** Lines of one file that a note gives to one writer: 1-based, both ends included, in the file as the commit leaves it. */
export type AttributedRange = {
  readonly from: number;
  readonly to: number;
  readonly by: "ai" | "human";
  readonly tool: string | null;
  readonly model: string | null;
  /** The tool's own session or conversation, where the note names it: what telemetry is joined on. */
  readonly session: string | null;
};

/** What a line-level note (git-ai) says about one commit. Lines in no range are not attributed, which is not human. */
export type LineAttribution = {
  readonly sha: string;
  readonly files: readonly { readonly path: string; readonly ranges: readonly AttributedRange[] }[];
};
