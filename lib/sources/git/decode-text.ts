import { isUtf8 } from "node:buffer";

/**
 * Text of a commit. Git has already turned what it could into UTF-8; bytes that are not are read in the encoding that
 * the commit declares, where that is known, else as Latin-1 (windows-1252). `cut` says that a length limit has cut the end.
 */
export function decodeText(bytes: Buffer, encoding: string, cut = false): string {
  const whole = cut ? wholeCharacters(bytes) : bytes;
  if (isUtf8(whole)) return whole.toString("utf8");
  return decoderOf(encoding).decode(bytes);
}

function decoderOf(encoding: string): TextDecoder {
  const isUnicode = encoding === "" || /^utf-?8$/i.test(encoding);
  try {
    return new TextDecoder(isUnicode ? "windows-1252" : encoding);
  } catch {
    return new TextDecoder("windows-1252");
  }
}

/** Without the bytes of a UTF-8 character that a length limit has cut in two. */
function wholeCharacters(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? bytes.subarray(0, bytes.length - back) : bytes;
  }
  return bytes;
}
