import { deserialize, serialize } from "node:v8";
import type { Carried } from "./analyzed.ts";

/** Changes with everything that can change what was carried: an older state is not continued, but read anew. */
const FORMAT = 3;

type Stored = { readonly format: number; readonly params: string; readonly carried: Carried };

/** What a run leaves for the next one, as bytes. `params` names the rules that it was made with. */
export const encodeCarried = (carried: Carried, params: string): Uint8Array =>
  serialize({ format: FORMAT, params, carried } satisfies Stored);

/** What an earlier run left; null where it was made with other rules, in another format, or cannot be read. */
export function decodeCarried(bytes: Uint8Array | null, params: string): Carried | null {
  if (bytes === null) return null;
  try {
    const stored = deserialize(bytes) as Stored;
    return stored.format === FORMAT && stored.params === params ? stored.carried : null;
  } catch {
    return null;
  }
}
