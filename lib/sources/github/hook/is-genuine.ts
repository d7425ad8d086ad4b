import { isSigned } from "@/lib/core/is-signed.ts";
import type { Headers } from "@/lib/model/connector.ts";

const SIGNATURE = /^sha256=([0-9a-f]{64})$/i;

/** Whether the raw bytes were signed with one of the secrets, HMAC-SHA-256; the older SHA-1 header counts for nothing. */
export function isGenuine(secrets: readonly string[], raw: Uint8Array, headers: Headers): boolean {
  const hex = SIGNATURE.exec(headers["x-hub-signature-256"] ?? "")?.[1];
  return isSigned(secrets, raw, Buffer.from(hex ?? "", "hex"));
}
