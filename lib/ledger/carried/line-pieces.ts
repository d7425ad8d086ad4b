import { createHash } from "node:crypto";
import type { Piece } from "@/lib/core/piece.ts";
import type { BranchLines, FoldState } from "../fold/fold-state.ts";
import type { Runs } from "../lines/runs.ts";
import { RestingFiles } from "./resting-files.ts";

/** The births on one line of history; the run lists one after the other. */
type Births = {
  readonly paths: readonly string[];
  readonly lengths: Uint32Array;
  readonly runs: Uint32Array;
};

/** Parts whose names begin with this rest in the store until they are asked for by name. */
export const RESTING = "lines/";

/** The part that holds the births of a line: a name of any length and letters makes one of these. */
export const linePart = (line: string): string =>
  `${RESTING}${createHash("sha1").update(line).digest("hex").slice(0, 32)}`;

/** The births of each line of history. Those of a line that still rests are as they were. */
export function* linePieces(branches: FoldState["branches"]): Generator<Piece> {
  for (const { name, files } of branches.values()) {
    const version = files instanceof RestingFiles ? RestingFiles.VERSION : null;
    yield { name: linePart(name), version, encode: () => birthsOf(files) };
  }
}

function birthsOf(files: BranchLines["files"]): Births {
  const lengths = Uint32Array.from(files.values(), (each) => each.length);
  const runs = new Uint32Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const each of files.values()) {
    runs.set(each, at);
    at += each.length;
  }
  return { paths: [...files.keys()], lengths, runs };
}

/** The files of a line, from what its piece encoded. */
export function readLine(encoded: unknown): Map<string, Runs> {
  const { paths, lengths, runs } = encoded as Births;
  const files = new Map<string, Runs>();
  let from = 0;
  for (const [k, path] of paths.entries()) {
    const to = from + (lengths[k] ?? 0);
    files.set(path, runs.subarray(from, to));
    from = to;
  }
  return files;
}
