/** Rows of one table, in the database's own names of columns. */
export type Row = Readonly<Record<string, unknown>>;
/** What must stand in which table. */
export type Rows = Readonly<Record<string, readonly Row[]>>;

/** What the database keeps of an instant: whole seconds. */
export const second = (ms: number | null): Date | null =>
  ms === null ? null : new Date(Math.floor(ms / 1_000) * 1_000);
