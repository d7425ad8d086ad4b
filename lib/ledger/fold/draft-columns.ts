const START = 1 << 14;
const LARGE = 1 << 20;

/** The columns that only a draft has. */
export type DraftColumns = {
  readonly birth: Uint32Array;
  readonly done: Uint8Array;
  readonly partner: Uint32Array;
};

const newColumns = (atoms: number): DraftColumns => ({
  birth: new Uint32Array(atoms),
  done: new Uint8Array(atoms),
  partner: new Uint32Array(atoms),
});

/** One set for all drafts: there is one at a time, and most are so short that making columns would be most of the work. */
let columns = newColumns(START);

/** Columns for a draft of so many atoms, `done` all 0, the others as they were left. Valid until the next ones are asked for. */
export function draftColumns(atoms: number): DraftColumns {
  if (atoms > LARGE) return newColumns(atoms);
  if (atoms > columns.done.length) columns = newColumns(2 ** Math.ceil(Math.log2(atoms)));
  return {
    birth: columns.birth.subarray(0, atoms),
    done: columns.done.subarray(0, atoms).fill(0),
    partner: columns.partner.subarray(0, atoms),
  };
}
