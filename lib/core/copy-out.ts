import type { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { Tx } from "./db.ts";
import { AppError } from "./errors.ts";

/** The signature of the format, its flags, and the length of an extension that nobody has written yet. */
const HEADER_BYTES = 19;

/**
 * The rows of a query, each a list of the bytes of its columns; none of them may be null. For large `bytea` values: an
 * ordinary query brings them as text of twice their length. COPY takes no parameters: `query` gets its values by `literal`.
 */
export async function copyOut(
  tx: Tx,
  query: (literal: (value: string) => string) => string,
): Promise<Uint8Array[][]> {
  const client = tx as Client;
  const text = query((value) => client.escapeLiteral(value));
  const chunks: Buffer[] = [];
  for await (const chunk of client.query(copyTo(`COPY (${text}) TO STDOUT (FORMAT binary)`)))
    chunks.push(chunk as Buffer);
  return rowsOf(Buffer.concat(chunks));
}

function rowsOf(bytes: Buffer): Uint8Array[][] {
  const found: Uint8Array[][] = [];
  let at = HEADER_BYTES;
  for (let fields = bytes.readInt16BE(at); fields >= 0; fields = bytes.readInt16BE(at)) {
    at += 2;
    const row: Uint8Array[] = [];
    for (let field = 0; field < fields; field++) {
      const length = bytes.readInt32BE(at);
      if (length < 0) throw new AppError("bug", "A column that is copied out is null.");
      at += 4;
      // A copy begins where its own memory does, and does not hold on to all that was read.
      row.push(new Uint8Array(bytes.subarray(at, at + length)));
      at += length;
    }
    found.push(row);
  }
  return found;
}
