import { arrayText, jsonText, type MergeCell } from "./array-text.ts";

/** Types of which a column travels as bytes, and their numbers in the catalogue `pg_type`. */
const BINARY: Readonly<Record<string, number>> = { text: 25, bytea: 17 };

/**
 * The values of one column as a parameter of type `type[]`. What is long goes in the binary format of PostgreSQL (`array_recv`),
 * in which nothing is quoted and nothing is looked for; the rest as a literal. NUL is left out, half of a pair becomes U+FFFD.
 */
export function arrayParameter(type: string, cells: readonly MergeCell[]): string | Buffer {
  const oid = BINARY[type];
  return oid === undefined || cells.length === 0 ? arrayText(cells) : arrayBytes(oid, cells);
}

const HEAD_BYTES = 20;

function arrayBytes(oid: number, cells: readonly MergeCell[]): Buffer {
  const items = cells.map(itemOf);
  const size = items.reduce(
    (sum, item) => sum + 4 + (item === null ? 0 : Buffer.byteLength(item)),
    HEAD_BYTES,
  );
  const bytes = Buffer.allocUnsafe(size);
  // Dimensions, whether there are nulls, the type; length and first place of the one dimension.
  const head = [1, items.includes(null) ? 1 : 0, oid, items.length, 1];
  head.forEach((word, place) => bytes.writeInt32BE(word, 4 * place));
  let at = HEAD_BYTES;
  for (const item of items) {
    const length = item === null ? -1 : typeof item === "string" ? bytes.write(item, at + 4) : item.length;
    bytes.writeInt32BE(length, at);
    if (item instanceof Uint8Array) bytes.set(item, at + 4);
    at += 4 + Math.max(0, length);
  }
  return bytes.subarray(0, at);
}

function itemOf(cell: MergeCell): string | Uint8Array | null {
  if (cell === null || cell instanceof Uint8Array) return cell;
  if (typeof cell === "string") return cell.includes("\0") ? cell.replaceAll("\0", "") : cell;
  if (Array.isArray(cell)) return arrayText(cell);
  if (typeof cell === "object" && "json" in cell) return jsonText(cell.json);
  return cell instanceof Date ? cell.toISOString() : String(cell);
}
