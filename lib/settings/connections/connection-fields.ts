import { createPrivateKey, X509Certificate } from "node:crypto";
import { z } from "zod";

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
const HOST = /^(?=.{1,253}$)[a-z0-9]([a-z0-9.:-]*[a-z0-9])?$/i;
const listed = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter((part) => part !== ""))];

const isCertificate = (pem: string): boolean => {
  try {
    return new X509Certificate(pem).subject !== undefined;
  } catch {
    return false;
  }
};
const isRsaKey = (pem: string): boolean => {
  try {
    return createPrivateKey(pem).asymmetricKeyType === "rsa";
  } catch {
    return false;
  }
};

/** What a person types about a connection, each with the sentence that stands beside it where it does not fit. */
export const connectionFields = {
  name: z.string().trim().min(1, "Give the connection a name.").max(80, "Use at most 80 characters."),
  token: z
    .string()
    .trim()
    .min(1, "Paste the token.")
    .max(2_000, "That is longer than a token can be.")
    .refine((text) => !/^bearer\s/i.test(text), "Leave the word “Bearer” out: paste the token alone.")
    .refine((text) => !/\s/.test(text), "Paste the token alone: it has a space or a line break in it."),
  email: z.email("Write the e-mail address of the account that the token belongs to."),
  number: z
    .string()
    .trim()
    .regex(/^\d{1,20}$/, "Write the number, digits only."),
  clientId: z
    .string()
    .trim()
    .min(1, "Copy the client id of the app.")
    .max(200, "That is longer than a client id can be."),
  clientSecret: z
    .string()
    .trim()
    .min(1, "Copy the secret of the app.")
    .max(500, "That is longer than a secret can be."),
  privateKey: z
    .string()
    .trim()
    .max(20_000, "That is longer than a key can be.")
    .refine(
      isRsaKey,
      "Paste the whole file that GitHub gave, from BEGIN to END … PRIVATE KEY, without a password on it.",
    ),
  login: z
    .string()
    .trim()
    .regex(/^([a-z0-9](-?[a-z0-9])*)?$/i, "Write the name as it stands in the address of the organisation.")
    .max(100, "That is longer than a name can be."),
  privateHosts: z
    .string()
    .max(5_000, "Name at most 20 hosts.")
    .default("")
    .transform(listed)
    .refine((hosts) => hosts.length <= 20, "Name at most 20 hosts.")
    .refine(
      (hosts) => hosts.every((host) => HOST.test(host)),
      "Write names or addresses of hosts, one a line, without https:// and path.",
    ),
  caBundle: z
    .string()
    .trim()
    .max(200_000, "Paste only the certificates of your own authority.")
    .default("")
    .refine(
      (text) => text === "" || (text.match(CERTIFICATE) ?? []).length > 0,
      "Paste certificates in PEM form, from BEGIN CERTIFICATE to END CERTIFICATE.",
    )
    .refine(
      (text) => (text.match(CERTIFICATE) ?? []).every(isCertificate),
      "Paste the certificates again: one of them cannot be read.",
    )
    .transform((text) => (text === "" ? null : text)),
};
