import { listPieces, type Piece } from "@/lib/core/piece.ts";
import type { LedgerEdge } from "@/lib/model/ledger.ts";
import { keepEdge } from "../edges/add-edge.ts";
import type { BranchLines, FoldState } from "../fold/fold-state.ts";
import { changePieces, readChanges } from "./change-pieces.ts";
import { amendmentPart, linePieces } from "./line-pieces.ts";
import { RestingFiles } from "./resting-files.ts";
import { indexWindow, readWindow, windowPieces } from "./window-pieces.ts";

type Books = Pick<FoldState, "nextAtom" | "selfGenerated" | "links" | "opaque" | "aliases"> & {
  readonly plain: boolean;
  readonly lines: readonly Omit<BranchLines, "files">[];
};

const EDGES_A_PIECE = 512;

/** Everything that the fold carries to the next reading, between two changes. */
export function* foldPieces(fold: FoldState): Generator<Piece> {
  const { nextAtom, selfGenerated, links, opaque, aliases, edges } = fold;
  const { plain } = fold.options;
  const lines = Array.from(fold.branches.values(), withoutFiles);
  yield {
    name: "books",
    version: null,
    encode: (): Books => ({ plain, nextAtom, selfGenerated, links, opaque, aliases, lines }),
  };
  yield* listPieces("edges", edges.length, EDGES_A_PIECE, (from, to) => edges.slice(from, to));
  yield* changePieces(fold.changes);
  yield* windowPieces(fold.window);
  yield* linePieces(fold.branches);
}

/** The files have pieces of their own. */
function withoutFiles({ files: _files, ...rest }: BranchLines): Omit<BranchLines, "files"> {
  return rest;
}

/** The fold that the pieces were made of, with every line of history at rest. `part` answers what a piece encoded. */
export function readFold(names: readonly string[], part: (name: string) => unknown): FoldState {
  const { plain, lines, ...books } = part("books") as Books;
  const edges = readEdges(part);
  const changes = readChanges(part);
  const stored = new Set(names);
  const asleep = (line: string) => new RestingFiles(stored.has(amendmentPart(line)));
  // Every field is named: one that is new must say here how it comes to the next reading.
  const fold: FoldState = {
    options: { plain, archive: null },
    ...books,
    ...edges,
    changes,
    byId: new Map(changes.map((change) => [change.id, change])),
    window: readWindow(names, part, changes),
    branches: new Map(lines.map((line) => [line.name, { ...line, files: asleep(line.name) }])),
    hint: 0,
    recalled: new Map(),
    lives: new Map(),
    patches: new Map(),
    inverses: new Map(),
    titles: new Map(),
  };
  if (!plain) indexWindow(fold);
  return fold;
}

function readEdges(part: (name: string) => unknown): Pick<FoldState, "edges" | "edgesFrom" | "edgesTo"> {
  const found = { edges: [], edgesFrom: new Map(), edgesTo: new Map() };
  for (let piece = 0; ; piece += 1) {
    const edges = part(`edges/${piece}`) as readonly LedgerEdge[] | undefined;
    if (edges === undefined) return found;
    for (const edge of edges) keepEdge(found, edge);
  }
}
