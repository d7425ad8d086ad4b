import { createHash, randomBytes } from "node:crypto";

/** `read` sees lists, `write` changes them too. */
export const TOKEN_SCOPES = ["read", "write"] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

const TOKEN = /^assay_[A-Za-z0-9_-]{43}$/;
const BEARER = /^bearer +(\S+) *$/i;

/** A token of 256 random bits: shown to a person once, and told from others by its last letters. Only its hash is kept. */
export function newApiToken(random: (bytes: number) => Buffer = randomBytes) {
  const token = `assay_${random(32).toString("base64url")}`;
  return { token, hash: hashApiToken(token), ending: token.slice(-4) };
}

/** SHA-256 in hex. Nobody guesses 256 random bits, so no slow hash is needed. */
export const hashApiToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** What a request signs in with: a token, `none` where it has no such header, `wrong` where that holds something else. */
export function bearerOf(authorization: string | null): { readonly token: string } | "none" | "wrong" {
  if (authorization === null) return "none";
  const token = BEARER.exec(authorization)?.[1] ?? "";
  return TOKEN.test(token) ? { token } : "wrong";
}
