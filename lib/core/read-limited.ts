import { SourceFailure } from "./source-failure.ts";

/** The bytes of a body, or a `malformed` failure where there are more than `maxBytes`. */
export async function readLimited(
  body: AsyncIterable<Uint8Array> | null,
  maxBytes: number,
  host: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    length += part.length;
    if (length > maxBytes)
      throw new SourceFailure("malformed", `${host} answered with more than ${maxBytes} bytes`, {
        fix: "Nothing is to be done: smaller parts are asked for next time.",
      });
    parts.push(part);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
