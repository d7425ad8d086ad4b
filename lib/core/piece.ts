import { createHash } from "node:crypto";
import { serialize } from "node:v8";

/** A part of something large that is stored piece by piece, so that only the pieces that changed are written again. */
export type Piece = {
  readonly name: string;
  /** Equal for equal contents, where that can be told without encoding them; else null, and their bytes decide. */
  readonly version: string | null;
  /** Plain data. */
  readonly encode: () => unknown;
};

/** Versions of the pieces that are stored, by name. */
export type Versions = ReadonlyMap<string, string>;

/** The version of a piece that is told by its bytes. */
export const versionOf = (bytes: Uint8Array): string => createHash("sha1").update(bytes).digest("base64");

/** The bytes of a piece to be stored; null where what is stored still holds. */
export function changedBytes({ name, version, encode }: Piece, stored: Versions): Uint8Array | null {
  const known = stored.get(name);
  if (known !== undefined && known === version) return null;
  const bytes = serialize(encode());
  return known !== undefined && version === null && versionOf(bytes) === known ? null : bytes;
}

/** The pieces of a list, `size` items each. What a piece holds must not change once it is full. */
export function* listPieces(
  name: string,
  length: number,
  size: number,
  encode: (from: number, to: number) => unknown,
): Generator<Piece> {
  for (let from = 0; from < length; from += size) {
    const to = Math.min(length, from + size);
    yield { name: `${name}/${from / size}`, version: `${to - from}`, encode: () => encode(from, to) };
  }
}
