import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Whether `signature` is the HMAC-SHA-256 of the bytes with one of the secrets; an empty one is none. Every secret is tried, so
 * that the time it takes does not tell which one it was.
 */
export function isSigned(secrets: readonly string[], bytes: Uint8Array, signature: Uint8Array): boolean {
  const hits = secrets
    .filter((secret) => secret !== "")
    .map((secret) => createHmac("sha256", secret).update(bytes).digest())
    .map((made) => made.length === signature.length && timingSafeEqual(made, signature));
  return hits.includes(true);
}
