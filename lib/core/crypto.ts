import {
  createCipheriv,
  createDecipheriv,
  createHash,
  randomBytes,
  type ScryptOptions,
  scrypt,
  timingSafeEqual,
} from "node:crypto";
import { AppError } from "./errors.ts";

/** Scrypt (RFC 7914) at a strength that OWASP lists beside 2^17/8/1, with a quarter of its memory. */
const STRENGTH = { N: 2 ** 15, r: 8, p: 3 };
const KEY_BYTES = 32;

/** A password as it may be stored: `scrypt$N$r$p$salt$key`. Runs outside the event loop for about 0.2 s. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, STRENGTH);
  return [
    "scrypt",
    STRENGTH.N,
    STRENGTH.r,
    STRENGTH.p,
    salt.toString("base64url"),
    key.toString("base64url"),
  ].join("$");
}

/** Whether `password` is the one behind `stored`. Takes the same time for right and wrong; false where it cannot be read. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [scheme, n, r, p, salt, key] = stored.split("$");
  const strength = { N: Number(n), r: Number(r), p: Number(p) };
  const sound =
    scheme === "scrypt" &&
    strength.N >= 2 ** 14 &&
    strength.N <= 2 ** 17 &&
    strength.r === 8 &&
    strength.p <= 8;
  if (!sound || salt === undefined || key === undefined) return false;
  const expected = Buffer.from(key, "base64url");
  const actual = await derive(password, Buffer.from(salt, "base64url"), strength);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function derive(password: string, salt: Buffer, strength: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Composed and decomposed letters are one password, whichever keyboard it was typed on.
    scrypt(password.normalize("NFKC"), salt, KEY_BYTES, { ...strength, maxmem: 2 ** 28 }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

/** Where a sealed text belongs. It opens nowhere else: not in another tenant, row or field. */
export type SealContext = { readonly orgId: string; readonly recordId: string; readonly field: string };
export type Sealed = { readonly ciphertext: string; readonly keyId: string };

/** The name of a key, which says nothing about it. */
export const keyId = (hexKey: string): string =>
  createHash("sha256").update("assay key id").update(hexKey, "hex").digest("hex").slice(0, 8);

/** Seals `text` with the first of `keys` (64 hex digits each, commas between): AES-256-GCM, a new nonce each time. */
export function seal(keys: string, context: SealContext, text: string): Sealed {
  const [key = ""] = keys.split(",");
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(key, "hex"), nonce, { authTagLength: 16 });
  cipher.setAAD(aad(context));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  const ciphertext = Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
  return { ciphertext, keyId: keyId(key) };
}

/** The text in `sealed`, with whichever of `keys` it was sealed. Throws `invalid` where no key fits or anything was moved or changed. */
export function unseal(keys: string, context: SealContext, sealed: Sealed): string {
  const key = keys.split(",").find((each) => keyId(each) === sealed.keyId);
  const fix = "Put the earlier key behind the new one in ENCRYPTION_KEY, or enter the credential again.";
  if (key === undefined)
    throw new AppError("invalid", "The credential was sealed with a key that is not here.", { fix });
  const bytes = Buffer.from(sealed.ciphertext, "base64url");
  try {
    const cipher = createDecipheriv("aes-256-gcm", Buffer.from(key, "hex"), bytes.subarray(0, 12), {
      authTagLength: 16,
    });
    cipher.setAAD(aad(context));
    cipher.setAuthTag(bytes.subarray(12, 28));
    return cipher.update(bytes.subarray(28), undefined, "utf8") + cipher.final("utf8");
  } catch (cause) {
    throw new AppError("invalid", "The stored credential cannot be opened.", { cause, fix });
  }
}

const aad = ({ orgId, recordId, field }: SealContext): Buffer =>
  Buffer.from(JSON.stringify(["assay.seal.1", orgId, recordId, field]));
