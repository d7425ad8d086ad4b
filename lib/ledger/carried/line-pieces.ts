import { createHash } from "node:crypto";
import type { Piece } from "@/lib/core/piece.ts";
import type { BranchLines, FoldState } from "../fold/fold-state.ts";
import type { Runs } from "../lines/runs.ts";
import { ChangedFiles } from "./changed-files.ts";
import { RestingFiles } from "./resting-files.ts";

/** Births by path; the run lists one after the other. */
type Births = {
  readonly paths: readonly string[];
  readonly lengths: Uint32Array;
  readonly runs: Uint32Array;
};
/** What has become of the births of a line since its first part was written. */
type Amendment = Births & { readonly gone: readonly string[] };

/** Parts whose names begin with this rest in the store until they are asked for by name. */
export const RESTING = "lines/";
/** A line is written anew once what has changed is more than this share of it. */
const LARGE_AMENDMENT = 1 / 4;

/** The part that holds the births of a line: a name of any length and letters makes one of these. */
export const linePart = (line: string): string =>
  `${RESTING}${createHash("sha1").update(line).digest("hex").slice(0, 32)}`;

/** The part that holds what has become of them since, where there is one. */
export const amendmentPart = (line: string): string => `${linePart(line)}+`;

/** The parts that the births of a resting line are in. */
export const partsOfLine = ({ name, files }: BranchLines): string[] =>
  files instanceof RestingFiles && files.isAmended ? [linePart(name), amendmentPart(name)] : [linePart(name)];

/**
 * The births of each line of history. Those of a line that still rests are as they were; of one that was woken only what
 * changed is told, until that is much.
 */
export function* linePieces(branches: FoldState["branches"]): Generator<Piece> {
  for (const { name, files } of branches.values()) {
    const version = RestingFiles.VERSION;
    const amended = amendedOf(files);
    const stays = files instanceof RestingFiles || amended !== null;
    yield { name: linePart(name), version: stays ? version : null, encode: () => birthsOf(files) };
    if (files instanceof RestingFiles ? files.isAmended : amended?.length) {
      yield {
        name: amendmentPart(name),
        version: amended === null ? version : null,
        encode: () => amendmentOf(files, amended ?? []),
      };
    }
  }
}

/** The paths to amend; null where the line is to be written whole, or rests. */
function amendedOf(files: BranchLines["files"]): string[] | null {
  if (!(files instanceof ChangedFiles) || files.changed === null) return null;
  const amended = [...files.changed];
  const size = (runs: Runs | undefined) => 1 + (runs?.length ?? 0);
  let all = 0;
  for (const runs of files.values()) all += size(runs);
  const much = amended.reduce((sum, path) => sum + size(files.get(path)), 0);
  return much > LARGE_AMENDMENT * all ? null : amended;
}

function birthsOf(files: ReadonlyMap<string, Runs>): Births {
  const lengths = Uint32Array.from(files.values(), (each) => each.length);
  const runs = new Uint32Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const each of files.values()) {
    runs.set(each, at);
    at += each.length;
  }
  return { paths: [...files.keys()], lengths, runs };
}

function amendmentOf(files: BranchLines["files"], amended: readonly string[]): Amendment {
  const changed = new Map<string, Runs>();
  const gone: string[] = [];
  for (const path of amended) {
    const runs = files.get(path);
    if (runs) changed.set(path, runs);
    else gone.push(path);
  }
  return { ...birthsOf(changed), gone };
}

/** The files of a line, from what its pieces encoded; `amendment` undefined where it has none. */
export function readLine(encoded: unknown, amendment?: unknown): ChangedFiles {
  const { gone, ...changed } = (amendment ?? { ...birthsOf(new Map()), gone: [] }) as Amendment;
  return new ChangedFiles(filesIn(encoded as Births), filesIn(changed), gone);
}

function filesIn({ paths, lengths, runs }: Births): Map<string, Runs> {
  const files = new Map<string, Runs>();
  let from = 0;
  for (const [k, path] of paths.entries()) {
    const to = from + (lengths[k] ?? 0);
    files.set(path, runs.subarray(from, to));
    from = to;
  }
  return files;
}
