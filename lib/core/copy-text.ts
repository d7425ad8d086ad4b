/** A value of one column of a bulk write. `json` is written as jsonb; an array as an array. */
export type Cell =
  | string
  | number
  | bigint
  | boolean
  | null
  | Date
  | Uint8Array
  | readonly (string | number)[]
  | JsonCell;
type JsonCell = { readonly json: unknown };

const SPECIAL = /[\\\t\n\r\0\ud800-\udfff]/;
const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
  "\0": "",
};

/**
 * A row in the text format of COPY (PostgreSQL manual, "COPY", text format), with its line end.
 * PostgreSQL holds no NUL and no half of a surrogate pair: the first is left out, the second becomes U+FFFD.
 */
export function copyRow(cells: readonly Cell[]): string {
  let row = "";
  for (let index = 0; index < cells.length; index += 1) {
    if (index > 0) row += "\t";
    row += copyCell(cells[index] ?? null);
  }
  return `${row}\n`;
}

function copyCell(cell: Cell): string {
  if (typeof cell === "string") return escaped(cell);
  if (typeof cell === "number" || typeof cell === "bigint") return String(cell);
  if (cell === null) return "\\N";
  if (typeof cell === "boolean") return cell ? "t" : "f";
  if (cell instanceof Date) return cell.toISOString();
  if (cell instanceof Uint8Array)
    return `\\\\x${Buffer.from(cell.buffer, cell.byteOffset, cell.byteLength).toString("hex")}`;
  if ("json" in cell) return escaped(jsonText(cell.json));
  return escaped(arrayText(cell));
}

const escaped = (text: string): string =>
  SPECIAL.test(text) ? wellFormed(text).replace(/[\\\t\n\r\0]/g, (char) => ESCAPES[char] ?? "") : text;

/** In the library of ES2024, and in every Node we run on. */
export const wellFormed = (text: string): string =>
  (text as string & { toWellFormed(): string }).toWellFormed();

/** jsonb takes neither an escaped NUL nor an escaped half of a pair; both are taken out of every string inside. */
function jsonText(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === "string" ? wellFormed(inner.replaceAll("\0", "")) : inner,
  );
}

const arrayText = (items: readonly (string | number)[]): string =>
  `{${items.map((item) => (typeof item === "number" ? item : `"${item.replace(/["\\]/g, "\\$&")}"`)).join(",")}}`;
