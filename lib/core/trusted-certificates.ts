import { rootCertificates } from "node:tls";

/** Certificates in PEM that are trusted: the usual ones, and those of `caBundle`. */
export const trustedCertificates = (caBundle: string): string => [...rootCertificates, caBundle].join("\n");
