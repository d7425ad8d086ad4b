/** From and to of a line in the bytes, the line end left out. */
type Place = readonly [from: number, to: number];

const [BEGINS, LONELY, WORD] = [1, 2, 4] as const;
/** What may be inside a name or a number; what begins a text or a comment, by itself or with the byte behind it. */
const ROLE = Uint8Array.from({ length: 256 }, (_, byte) => {
  const sign = String.fromCharCode(byte);
  if (byte >= 128 || /[\w$.]/.test(sign)) return WORD;
  if ("\"'`#%;!".includes(sign)) return LONELY;
  return "/-(<".includes(sign) ? BEGINS : 0;
});
const BEHIND = Uint8Array.from({ length: 256 }, (_, byte) =>
  "/*-!".includes(String.fromCharCode(byte)) ? 1 : 0,
);

/**
 * The parts of two lines outside which they say the same, whole tokens: reading these is reading all that differs. Null where a text
 * or a comment may begin before their end, since only the whole line tells then what a token is.
 */
export function changedWindow(
  bytes: Uint8Array,
  [from, to]: Place,
  [fromOther, toOther]: Place,
): readonly [Place, Place] | null {
  const shorter = Math.min(to - from, toOther - fromOther);
  let head = 0;
  while (head < shorter && bytes[from + head] === bytes[fromOther + head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && bytes[to - 1 - tail] === bytes[toOther - 1 - tail]) tail += 1;
  while (head > 0 && roleAt(bytes, from + head - 1) === WORD) head -= 1;
  while (tail > 0 && roleAt(bytes, to - tail) === WORD) tail -= 1;
  const [end, endOther] = [to - tail, toOther - tail];
  if (!isPlain(bytes, from, end, to) || !isPlain(bytes, fromOther + Math.max(0, head - 1), endOther, toOther))
    return null;
  return [
    [from + head, end],
    [fromOther + head, endOther],
  ];
}

const roleAt = (bytes: Uint8Array, place: number) => ROLE[bytes[place] ?? 0];

/** Whether no text and no comment begins between two places of a line that ends at `limit`. */
function isPlain(bytes: Uint8Array, from: number, to: number, limit: number): boolean {
  for (let place = from; place < to; place += 1) {
    const role = roleAt(bytes, place);
    if (role === LONELY) return false;
    if (role === BEGINS && place + 1 < limit && BEHIND[bytes[place + 1] ?? 0] === 1) return false;
  }
  return true;
}
