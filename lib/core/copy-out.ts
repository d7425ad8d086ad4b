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
  const bytes = new Arriving(client.query(copyTo(`COPY (${text}) TO STDOUT (FORMAT binary)`)));
  await bytes.take(HEADER_BYTES);
  const found: Uint8Array[][] = [];
  for (let fields = await bytes.integer(2); fields >= 0; fields = await bytes.integer(2)) {
    const row: Uint8Array[] = [];
    for (let field = 0; field < fields; field++) {
      const length = await bytes.integer(4);
      if (length < 0) throw new AppError("bug", "A column that is copied out is null.");
      row.push(await bytes.take(length));
    }
    found.push(row);
  }
  await bytes.end();
  return found;
}

/** Bytes that are taken in other pieces than they arrive in. */
class Arriving {
  readonly #chunks: AsyncIterator<Buffer>;
  #chunk: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** A copy: it begins where its own memory does, and does not hold on to what came with it. */
  async take(length: number): Promise<Uint8Array> {
    const taken = new Uint8Array(length);
    for (let at = 0; at < length; ) {
      if (this.#chunk.length === 0 && !(await this.#next()))
        throw new AppError("unavailable", "The database ended a copy early.", { fix: "Try again." });
      const part = this.#chunk.subarray(0, length - at);
      taken.set(part, at);
      at += part.length;
      this.#chunk = this.#chunk.subarray(part.length);
    }
    return taken;
  }

  /** A signed number of so many bytes. */
  async integer(bytes: 2 | 4): Promise<number> {
    const { buffer } = await this.take(bytes);
    return Buffer.from(buffer).readIntBE(0, bytes);
  }

  /** Waits until no more come: the connection takes no other statement before. */
  async end(): Promise<void> {
    while (await this.#next());
  }

  async #next(): Promise<boolean> {
    const next = await this.#chunks.next();
    if (next.done !== true) this.#chunk = next.value;
    return next.done !== true;
  }
}
