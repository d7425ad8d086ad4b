import { deserialize, serialize } from "node:v8";
import type { Carried } from "./analyzed.ts";

/** Changes with everything that can change what was carried: an older state is not continued, but read anew. */
const FORMAT = 4;
const LENGTH_BYTES = 4;

type Head = { readonly format: number; readonly params: string };

/**
 * What a run leaves for the next one, as bytes, part by part: the parts share no objects, and only one of them is held at
 * a time. `params` names the rules that it was made with.
 */
export function* encodeCarried(carried: Carried, params: string): Generator<Uint8Array> {
  const { fold, plan, ...rest } = carried;
  const { branches, ...books } = fold;
  yield* framed({ format: FORMAT, params } satisfies Head);
  yield* framed(rest);
  yield* framed(books);
  yield* framed(branches);
  yield* framed(plan);
}

function* framed(part: unknown): Generator<Uint8Array> {
  const bytes = serialize(part);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(bytes.length);
  yield length;
  yield bytes;
}

/** What an earlier run left; null where it was made with other rules, in another format, or cannot be read. */
export function decodeCarried(bytes: Uint8Array | null, params: string): Carried | null {
  if (bytes === null) return null;
  try {
    const [head, ...parts] = frames(bytes);
    const { format, params: made } = deserialize(head ?? bytes) as Head;
    if (format !== FORMAT || made !== params || parts.length !== 4) return null;
    const [rest, books, branches, plan] = parts.map((part) => deserialize(part) as unknown);
    return { ...(rest as object), fold: { ...(books as object), branches }, plan } as Carried;
  } catch {
    return null;
  }
}

function frames(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + LENGTH_BYTES + view.getUint32(at, true);
    if (end > bytes.length) throw new RangeError("The state is cut off.");
    // A copy begins where its own memory does, as the columns inside need it.
    found.push(new Uint8Array(bytes.subarray(at + LENGTH_BYTES, end)));
    at = end;
  }
  return found;
}
