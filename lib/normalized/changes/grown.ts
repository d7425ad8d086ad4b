type Column =
  | Int32Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>;

/** The column with room for `need` rows: itself where it has it, else a larger one with the same rows. */
export function grown<T extends Column>(column: T, need: number): T {
  if (need <= column.length) return column;
  const Column = column.constructor as new (length: number) => T;
  const next = new Column(Math.max(need, column.length * 2));
  next.set(column);
  return next;
}
