import { type Cell, wellFormed } from "./copy-text.ts";

/** Rows in one array, by column, as PostgreSQL's `json_populate_recordset` reads them; null where it could not tell them all. */
export function jsonRows(columns: readonly string[], rows: readonly (readonly Cell[])[]): string | null {
  // It takes the null of JSON for no value at all.
  if (rows.some((row) => row.some((cell) => isJson(cell) && (cell.json ?? null) === null))) return null;
  return JSON.stringify(
    rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, jsonCell(row[at] ?? null)]))),
    (_name, value: unknown) => (typeof value === "string" ? storable(value) : value),
  );
}

function jsonCell(cell: Cell): unknown {
  if (typeof cell === "bigint" || (typeof cell === "number" && !Number.isFinite(cell))) return String(cell);
  if (cell instanceof Date) return cell.toISOString();
  if (cell instanceof Uint8Array)
    return `\\x${Buffer.from(cell.buffer, cell.byteOffset, cell.byteLength).toString("hex")}`;
  return isJson(cell) ? cell.json : cell;
}

const isJson = (cell: Cell): cell is Extract<Cell, { readonly json: unknown }> =>
  typeof cell === "object" && cell !== null && "json" in cell;

/** PostgreSQL holds no NUL and no half of a surrogate pair: the first is left out, the second becomes U+FFFD. */
const storable = (text: string): string => wellFormed(text.replaceAll("\0", ""));
