import { z } from "zod";
import { isSigned } from "@/lib/core/is-signed.ts";

const TOKEN = /^([\w-]+)\.([\w-]+)\.([\w-]{43})$/;
/** Clocks differ by so much. */
const LEEWAY_MS = 5 * 60_000;
const Json = z.string().transform((part) => parse(Buffer.from(part, "base64url").toString("utf8")));
const Head = Json.pipe(z.looseObject({ alg: z.literal("HS256") }));
const Claims = Json.pipe(z.looseObject({ exp: z.number().optional() }));

/**
 * Whether a JSON Web Token (RFC 7519) was signed with one of the secrets by HS256, the one way that is taken, and has not run
 * out. What it says beside that is not documented and not asked for.
 */
export function isSignedToken(token: string, secrets: readonly string[], now: Date): boolean {
  const [, head = "", claims = "", signature = ""] = TOKEN.exec(token) ?? [];
  if (!Head.safeParse(head).success) return false;
  if (!isSigned(secrets, Buffer.from(`${head}.${claims}`), Buffer.from(signature, "base64url"))) return false;
  const told = Claims.safeParse(claims);
  return told.success && (told.data.exp === undefined || told.data.exp * 1000 + LEEWAY_MS > now.getTime());
}

function parse(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    return null;
  }
}
