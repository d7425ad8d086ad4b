/** How far a zero byte is looked for; git looks as far. */
const SNIFFED = 8000;
const lenient = new TextDecoder("utf-8");

/**
 * The text of a file, without its byte order mark; bytes that are no UTF-8 become U+FFFD. Null for what git would call binary.
 */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes.subarray(0, SNIFFED).includes(0)) return null;
  return lenient.decode(bytes);
}
