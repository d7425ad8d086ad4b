import { createHmac, timingSafeEqual } from "node:crypto";
import type { Headers } from "@/lib/model/connector.ts";

const SIGNATURE = /^sha256=([0-9a-f]{64})$/i;

/**
 * Whether the raw bytes were signed with one of the secrets, HMAC-SHA-256; the older SHA-1 header counts for nothing. Takes as
 * long for a wrong signature as for a right one, and compares with every secret.
 */
export function isGenuine(secrets: readonly string[], raw: Uint8Array, headers: Headers): boolean {
  const hex = SIGNATURE.exec(headers["x-hub-signature-256"] ?? "")?.[1];
  const given = Buffer.from(hex ?? "", "hex");
  let isOne = false;
  for (const secret of secrets) {
    if (secret === "") continue;
    const right = createHmac("sha256", secret).update(raw).digest();
    const isEqual = given.length === right.length && timingSafeEqual(given, right);
    isOne = isEqual || isOne;
  }
  return isOne;
}
