const ADVISORY = /\b(?:GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}|CVE-\d{4}-\d{4,7})\b/gi;

/** Ids of the security advisories that a text cites, each once, in order; upper case for CVE, as written for GHSA. */
export const securityAdvisories = (text: string): string[] => [
  ...new Set((text.match(ADVISORY) ?? []).map((id) => (/^cve/i.test(id) ? id.toUpperCase() : id))),
];
