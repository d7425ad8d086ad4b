/** Six bits a digit; places in this text are the digits. */
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/**
 * 48 bits of a text as eight digits of base64url: FNV-1a over its UTF-16 units in two lanes, finished with the murmur3 mixer.
 * For telling thousands of lines apart, not for secrets.
 */
export function shortHash(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x9e3779b1 ^ text.length;
  for (let place = 0; place < text.length; place += 1) {
    const unit = text.charCodeAt(place);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b) ^ (high >>> 15);
  }
  return fourDigits(finish(low)) + fourDigits(finish(high ^ (low << 7)));
}

/** Digits of one `shortHash`. */
export const SHORT_HASH_LENGTH = 8;

function finish(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}

function fourDigits(value: number): string {
  let text = "";
  for (let shift = 0; shift < 24; shift += 6) text += DIGITS.charAt((value >>> shift) & 63);
  return text;
}
