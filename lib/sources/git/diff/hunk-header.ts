import { AppError } from "@/lib/core/errors.ts";

const DIGIT_0 = 48;
const COMMA = 44;

/** Reads `@@ -a,b +c,d @@` at `at` into `out` as a, b, c, d; a count that is not printed is 1. */
export function readHunkHeader(buffer: Buffer, at: number, end: number, out: Int32Array): void {
  let position = at + 4;
  for (let side = 0; side < 2; side++) {
    position = readNumber(buffer, position, end, out, side * 2);
    if (buffer[position] === COMMA) position = readNumber(buffer, position + 1, end, out, side * 2 + 1);
    else out[side * 2 + 1] = 1;
    position += 2;
  }
}

function readNumber(buffer: Buffer, from: number, end: number, out: Int32Array, slot: number): number {
  let value = 0;
  let at = from;
  for (; at < end; at++) {
    const digit = (buffer[at] ?? 0) - DIGIT_0;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  if (at === from) throw new AppError("bug", "git printed a hunk header that cannot be read");
  out[slot] = value;
  return at;
}
