import { listPieces, type Piece } from "@/lib/core/piece.ts";
import { type Words, words } from "@/lib/core/words.ts";
import { CHANGE_KINDS } from "@/lib/model/change-plan.ts";
import type { ChangeMeta } from "../fold/change-atoms.ts";

const SIZE = 512;
const NO_NUMBER = -1;

type Columns = {
  readonly ids: readonly string[];
  readonly titles: readonly string[];
  readonly branches: Words;
  readonly kind: Uint8Array;
  /** Bits: on the landing branch, bulk, an import. */
  readonly landing: Uint8Array;
  readonly number: Int32Array;
  readonly team: Int32Array;
  readonly mergedAt: Float64Array;
  readonly base: Uint32Array;
  readonly atoms: Uint32Array;
};

/** The piece that a change is in, by its place. */
export const pieceOfChange = (index: number): string => `changes/${Math.floor(index / SIZE)}`;

/** The changes, in pieces that change no more once they are full unless a title does, and how many lines of each live, which does. */
export function* changePieces(changes: readonly ChangeMeta[]): Generator<Piece> {
  yield* listPieces("changes", changes.length, SIZE, (from, to) => columnsOf(changes.slice(from, to)));
  yield { name: "alive", version: null, encode: () => Int32Array.from(changes, ({ alive }) => alive) };
}

const columnsOf = (changes: readonly ChangeMeta[]): Columns => ({
  ids: changes.map(({ id }) => id),
  titles: changes.map(({ title }) => title),
  branches: words(changes.map(({ branch }) => branch)),
  kind: Uint8Array.from(changes, ({ kind }) => CHANGE_KINDS.indexOf(kind)),
  landing: Uint8Array.from(changes, bitsOf),
  number: Int32Array.from(changes, ({ number }) => number ?? NO_NUMBER),
  team: Int32Array.from(changes, ({ team }) => team),
  mergedAt: Float64Array.from(changes, ({ mergedAt }) => mergedAt),
  base: Uint32Array.from(changes, ({ base }) => base),
  atoms: Uint32Array.from(changes, ({ atoms }) => atoms),
});

const bitsOf = ({ landing, isBulk, isImport }: ChangeMeta): number =>
  (landing ? 1 : 0) + (isBulk ? 2 : 0) + (isImport ? 4 : 0);

/** The changes that the pieces were made of; `part` answers what a piece encoded, undefined where there is none. */
export function readChanges(part: (name: string) => unknown): ChangeMeta[] {
  const alive = part("alive") as Int32Array;
  const changes: ChangeMeta[] = [];
  for (let piece = 0; ; piece += 1) {
    const columns = part(`changes/${piece}`) as Columns | undefined;
    if (columns === undefined) break;
    for (let at = 0; at < columns.ids.length; at += 1) {
      const number = columns.number[at] ?? NO_NUMBER;
      const index = changes.length;
      changes.push({
        index,
        id: columns.ids[at] ?? "",
        kind: CHANGE_KINDS[columns.kind[at] ?? 0] ?? "push",
        number: number === NO_NUMBER ? null : number,
        branch: columns.branches.list[columns.branches.at[at] ?? 0] ?? "",
        landing: ((columns.landing[at] ?? 0) & 1) !== 0,
        isBulk: ((columns.landing[at] ?? 0) & 2) !== 0,
        isImport: ((columns.landing[at] ?? 0) & 4) !== 0,
        team: columns.team[at] ?? 0,
        mergedAt: columns.mergedAt[at] ?? 0,
        title: columns.titles[at] ?? "",
        base: columns.base[at] ?? 0,
        atoms: columns.atoms[at] ?? 0,
        alive: alive[index] ?? 0,
      });
    }
  }
  if (changes.length !== alive.length) throw new RangeError("Changes are missing.");
  return changes;
}
