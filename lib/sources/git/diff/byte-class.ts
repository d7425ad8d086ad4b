/** What a byte counts for: 0 white space, 1 any other byte, 2 an ASCII letter or digit (as git counts them for moved blocks). */
export const BYTE_CLASS: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === 32 || (byte >= 9 && byte <= 13)) return 0;
  const letter = (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
  return letter || (byte >= 48 && byte <= 57) ? 2 : 1;
});
