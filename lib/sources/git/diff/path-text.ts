import { isUtf8 } from "node:buffer";

/** A path as text: UTF-8 where the bytes are, and `\xNN` for each byte that is not. */
export function pathText(buffer: Buffer, start: number, end: number): string {
  const bytes = buffer.subarray(start, end);
  if (isUtf8(bytes)) return bytes.toString("utf8");
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const size = sequenceLength(bytes, at);
    text += size === 0 ? `\\x${byteHex(bytes[at] ?? 0)}` : bytes.toString("utf8", at, at + size);
    at += Math.max(size, 1);
  }
  return text;
}

/** Bytes of the UTF-8 character that begins at `at`; 0 where none does. */
function sequenceLength(bytes: Buffer, at: number): number {
  for (let size = 1; size <= 4 && at + size <= bytes.length; size++) {
    if (isUtf8(bytes.subarray(at, at + size))) return size;
  }
  return 0;
}

const byteHex = (byte: number): string => byte.toString(16).toUpperCase().padStart(2, "0");
