import { createHash } from "node:crypto";

const LIMIT = 1024;

/**
 * A path as it may stand in an index, which holds at most 2,700 bytes: paths of up to 1,024 bytes as they are,
 * longer ones by their beginning and the SHA-256 of the whole.
 */
export function pathKey(path: string): string {
  if (Buffer.byteLength(path) <= LIMIT) return path;
  const hash = createHash("sha256").update(path).digest("hex");
  let head = path.slice(0, 900);
  while (Buffer.byteLength(head) > 900) head = head.slice(0, Math.floor(head.length * 0.75));
  return `${head}…${hash}`;
}
