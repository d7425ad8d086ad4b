import { createPublicKey, createVerify, generateKeyPairSync } from "node:crypto";
import { z } from "zod";

export type RecordedDelivery = {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly at: number;
  readonly repository: number | null;
  statusCode: number;
};

/** The GitHub App that reads this organisation, and its one installation. */
export type AppState = {
  readonly id: number;
  readonly slug: string;
  readonly clientId: string;
  readonly installation: number;
  readonly webhookSecret: string;
  /** PEM. Made when it is first asked for. */
  readonly privateKey: () => string;
  /** Whether the app signed it, for now. The time is the machine's, as that of who signs is. */
  readonly isSigned: (jwt: string) => boolean;
  isSuspended: boolean;
  /** Whether anybody installed it; tokens are made for an installation alone. */
  isInstalled: boolean;
  /** Where people are sent once they installed it; null where the app does not say. */
  setupUrl: string | null;
  /** Codes of new apps that were not exchanged yet, with when they end. */
  readonly codes: Map<string, number>;
  readonly deliveries: RecordedDelivery[];
  /** Makes a token of the installation that is good for an hour. */
  readonly issueToken: () => { readonly token: string; readonly expiresAt: number };
};

const Claims = z.object({ iss: z.union([z.string(), z.number()]), iat: z.number(), exp: z.number() });

/** Seconds that the clocks of two machines may differ. */
const SKEW = 60;

export function appOf(issueToken: AppState["issueToken"], now: () => number = Date.now): AppState {
  let pair: { publicKey: string; privateKey: string } | undefined;
  const keys = () => {
    pair ??= generateKeyPairSync("rsa", {
      modulusLength: 2048,
      publicKeyEncoding: { type: "spki", format: "pem" },
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
    });
    return pair;
  };
  const id = 271_828;
  const clientId = "Iv23liAssaySimulator";
  return {
    id,
    slug: "assay-reader",
    clientId,
    installation: 31_415_926,
    webhookSecret: "a secret that the app was made with",
    privateKey: () => keys().privateKey,
    isSigned: (jwt) => {
      const [head = "", claims = "", signature = ""] = jwt.split(".");
      const verify = createVerify("RSA-SHA256").update(`${head}.${claims}`);
      if (!verify.verify(createPublicKey(keys().publicKey), Buffer.from(signature, "base64url")))
        return false;
      const { iss, iat, exp } = Claims.parse(JSON.parse(Buffer.from(claims, "base64url").toString()));
      const at = now() / 1000;
      const isNow = iat <= at + SKEW && exp > at && exp <= at + 600 + SKEW;
      return (String(iss) === String(id) || iss === clientId) && isNow && exp - iat <= 660;
    },
    isSuspended: false,
    isInstalled: true,
    setupUrl: null,
    codes: new Map(),
    deliveries: [],
    issueToken,
  };
}
