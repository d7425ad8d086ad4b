import { setImmediate } from "node:timers/promises";
import { deserialize } from "node:v8";
import { changedBytes, listPieces, type Piece, versionOf } from "@/lib/core/piece.ts";
import { type Words, words } from "@/lib/core/words.ts";
import { foldPieces, readFold } from "@/lib/ledger/carried/fold-pieces.ts";
import { amendmentPart, linePart, partsOfLine, RESTING, readLine } from "@/lib/ledger/carried/line-pieces.ts";
import { linesToWake } from "@/lib/ledger/carried/lines-to-wake.ts";
import type { BranchLines, FoldState } from "@/lib/ledger/fold/fold-state.ts";
import type { ReplayPart, ReplayParts } from "@/lib/ledger/replay-store.ts";
import { CommitGraph } from "@/lib/normalized/changes/commit-graph.ts";
import type { GraphColumns } from "@/lib/normalized/changes/graph-columns.ts";
import type { Carried } from "./analyzed.ts";

/** Changes with everything that can change what was carried: an older state is not continued, but read anew. */
const FORMAT = 9;
const COMMITS_A_PIECE = 1_024;
const PLANNED_A_PIECE = 512;

/** The piece that holds what was told of a change when it was read, by its place. */
export const pieceOfPlanned = (index: number): string => `planned/${Math.floor(index / PLANNED_A_PIECE)}`;

type Head = { readonly format: number; readonly params: string; readonly names: readonly string[] };
/** `landed`: the commits by which they landed, as places in the graph. */
type Planned = {
  readonly landed: Int32Array;
  readonly lines: Words;
  readonly told: Words;
  readonly work: Words;
};
/** The part that holds the mark of all work that was told of. */
export const WORK_PART = "work";

type Rest = Pick<Carried, "text" | "context" | "owners" | "leftOut"> & {
  readonly plan: Omit<NonNullable<Carried["plan"]>, "graph"> | null;
};

/**
 * What a run leaves for the next one, part by part; only one of them is held at a time, and those that are stored as they
 * are come without their bytes. `params` names the rules that it was made with.
 */
export function* encodeCarried(carried: Carried, params: string): Generator<ReplayPart> {
  const names: string[] = [];
  for (const piece of pieces(carried)) {
    names.push(piece.name);
    yield { name: piece.name, bytes: changedBytes(piece, carried.versions) };
  }
  const head: Piece = {
    name: "head",
    version: null,
    encode: (): Head => ({ format: FORMAT, params, names }),
  };
  yield { name: head.name, bytes: changedBytes(head, carried.versions) };
}

function* pieces({ fold, plan, planned, text, context, owners, leftOut, work }: Carried): Generator<Piece> {
  const { graph = null, ...read } = plan ?? {};
  const rest = { plan: plan && read, text, context, owners, leftOut };
  yield { name: "rest", version: null, encode: () => rest };
  yield { name: WORK_PART, version: null, encode: () => work };
  yield* foldPieces(fold);
  yield* listPieces("planned", planned.length, PLANNED_A_PIECE, (from, to): Planned => {
    const list = planned.slice(from, to);
    return {
      landed: Int32Array.from(list, ({ mergeSha }) => graph?.indexOf(mergeSha) ?? -1),
      lines: words(list.map(({ line }) => line)),
      told: words(list.map(({ told }) => told)),
      work: words(list.map(({ work }) => work)),
    };
  });
  if (graph === null) return;
  const { size, settled } = graph;
  for (let from = 0; from < size; from += COMMITS_A_PIECE) {
    const to = Math.min(size, from + COMMITS_A_PIECE);
    const name = `graph/${from / COMMITS_A_PIECE}`;
    yield { name, version: to <= settled ? `${to - from}` : null, encode: () => graph.toColumns(from, to) };
  }
}

/** The tips of the branches when the parts were left; none where they cannot be gone on from. */
export function tipsIn(parts: ReplayParts, params: string): readonly string[] {
  try {
    return headOf(parts, params) === null ? [] : ((decoded(parts, "rest") as Rest).plan?.tips ?? []);
  } catch {
    return [];
  }
}

/** The mark of the work that was told of when the parts were left; null where there are none. */
export function workIn(parts: ReplayParts): string | null {
  const work = decoded(parts, WORK_PART);
  return typeof work === "string" ? work : null;
}

function headOf(parts: ReplayParts, params: string): Head | null {
  const head = decoded(parts, "head") as Head | undefined;
  if (head?.format !== FORMAT || head.params !== params) return null;
  return head.names.every((name) => parts.has(name) || name.startsWith(RESTING)) ? head : null;
}

function decoded(parts: ReplayParts, name: string): unknown {
  const bytes = parts.get(name);
  return bytes && (deserialize(bytes) as unknown);
}

/** For how long parts are unpacked before whoever else waits has a turn. */
const TURN_MS = 1;

/** All parts unpacked. It is the larger part of the work, and git can answer and be asked on meanwhile. */
async function unpacked(parts: ReplayParts): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>();
  let since = performance.now();
  for (const name of parts.keys()) {
    found.set(name, decoded(parts, name));
    if (performance.now() - since < TURN_MS) continue;
    await setImmediate();
    since = performance.now();
  }
  return found;
}

/**
 * What an earlier run left, with its lines of history at rest until they are woken by `read`. Null where it was made with
 * other rules, in another format, or cannot be read.
 */
export async function decodeCarried(
  parts: ReplayParts,
  params: string,
  read: (names: readonly string[]) => Promise<ReplayParts>,
): Promise<Carried | null> {
  try {
    const head = headOf(parts, params);
    if (head === null) return null;
    const found = await unpacked(parts);
    const part = (name: string): unknown => found.get(name);
    const fold = readFold(head.names, part);
    await setImmediate();
    const { plan, ...rest } = part("rest") as Rest;
    const graph = CommitGraph.fromColumns(numbered<GraphColumns>("graph", part));
    await setImmediate();
    const versions = new Map<string, string>();
    const carried: Carried = {
      ...rest,
      plan: plan && { ...plan, graph },
      work: part(WORK_PART) as string,
      fold,
      planned: readPlanned(fold, graph, numbered<Planned>("planned", part)),
      versions,
      wake: (lines, since) => wake(fold, versions, linesToWake(fold, lines, since), read),
    };
    for (const { name, version } of pieces(carried))
      versions.set(name, version ?? versionOf(parts.get(name) ?? new Uint8Array()));
    return carried;
  } catch {
    return null;
  }
}

function* numbered<Part>(name: string, part: (name: string) => unknown): Generator<Part> {
  for (let at = 0; ; at += 1) {
    const found = part(`${name}/${at}`);
    if (found === undefined) return;
    yield found as Part;
  }
}

function readPlanned(
  { changes }: FoldState,
  graph: CommitGraph,
  pieces: Iterable<Planned>,
): Carried["planned"] {
  const planned: Carried["planned"][number][] = [];
  for (const { landed, lines, told, work } of pieces) {
    for (const [k, commit] of landed.entries()) {
      const { id } = changes[planned.length] ?? {};
      if (id === undefined) throw new RangeError("A change is missing.");
      planned.push({
        id,
        mergeSha: graph.shaOf(commit),
        line: lines.list[lines.at[k] ?? 0] ?? "",
        told: told.list[told.at[k] ?? 0] ?? "",
        work: work.list[work.at[k] ?? 0] ?? "",
      });
    }
  }
  return planned;
}

async function wake(
  fold: FoldState,
  versions: Map<string, string>,
  asleep: readonly BranchLines[],
  read: (names: readonly string[]) => Promise<ReplayParts>,
): Promise<boolean> {
  const names = asleep.flatMap(partsOfLine);
  const parts = await read(names);
  try {
    if (!names.every((name) => parts.has(name))) return false;
    for (const line of asleep) {
      const amendment = amendmentPart(line.name);
      const files = readLine(decoded(parts, linePart(line.name)), decoded(parts, amendment));
      fold.branches.set(line.name, { ...line, files });
      versions.set(amendment, versionOf(parts.get(amendment) ?? new Uint8Array()));
    }
    return true;
  } catch {
    return false;
  }
}
