import { wellFormed } from "./copy-text.ts";

/** A value of one column of a merge. An array is written as text, to be cast row by row; `json` as jsonb. */
export type MergeCell =
  | string
  | number
  | bigint
  | boolean
  | null
  | Date
  | Uint8Array
  | readonly (string | number)[]
  | { readonly json: unknown };

const NEEDS_CARE = /["\\\0\ud800-\udfff]/;
const JSON_CARE = /\\u(0000|d[89a-f])/i;

/**
 * The values of one column as an array literal (PostgreSQL manual, "Array Input and Output Syntax"). What PostgreSQL cannot
 * hold goes: NUL is left out, half of a surrogate pair becomes U+FFFD.
 */
export function arrayText(cells: readonly MergeCell[]): string {
  let text = "{";
  for (let index = 0; index < cells.length; index += 1) {
    if (index > 0) text += ",";
    text += element(cells[index] ?? null);
  }
  return `${text}}`;
}

function element(cell: MergeCell): string {
  if (cell === null) return "NULL";
  if (typeof cell === "string") return quoted(cell);
  if (typeof cell === "number" || typeof cell === "bigint") return String(cell);
  if (typeof cell === "boolean") return cell ? "t" : "f";
  if (cell instanceof Date) return `"${cell.toISOString()}"`;
  if (cell instanceof Uint8Array)
    return `"\\\\x${Buffer.from(cell.buffer, cell.byteOffset, cell.byteLength).toString("hex")}"`;
  if ("json" in cell) return quoted(jsonText(cell.json));
  return quoted(arrayText(cell));
}

const quoted = (text: string): string =>
  NEEDS_CARE.test(text)
    ? `"${wellFormed(text).replaceAll("\0", "").replace(/["\\]/g, "\\$&")}"`
    : `"${text}"`;

/** jsonb takes neither an escaped NUL nor an escaped half of a pair; most texts hold neither. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value) ?? "null";
  return JSON_CARE.test(text) ? (JSON.stringify(scrubbed(value)) ?? "null") : text;
}

/** Names are cleaned as well as values: jsonb refuses them in both. */
function scrubbed(value: unknown): unknown {
  if (typeof value === "string") return wellFormed(value.replaceAll("\0", ""));
  if (Array.isArray(value)) return value.map(scrubbed);
  if (typeof value !== "object" || value === null) return value;
  const clean = Object.create(null) as Record<string, unknown>;
  for (const [name, inner] of Object.entries(value)) clean[String(scrubbed(name))] = scrubbed(inner);
  return clean;
}
