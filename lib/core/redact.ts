const CREDENTIALS = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi;
const SECRET_PAIR =
  /\b(authorization|password|passwd|secret|token|api[-_]?key|cookie)(["']?\s*[:=]\s*)((?:bearer|basic)\s+)?("[^"]*"|'[^']*'|[^\s,;&]+)/gi;
const KNOWN_TOKEN =
  /\b(?:assay_[\w-]{43}|(?:gh[opsur]_[\w.-]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|sk-[\w-]{16,}|xox[abpr]-[\w-]{10,}|AKIA[0-9A-Z]{16})\b)/g;

/** A text without credentials in addresses, secrets in pairs, and tokens of a known shape. */
export function redact(text: string): string {
  return text.replace(CREDENTIALS, "$1***@").replace(SECRET_PAIR, "$1$2***").replace(KNOWN_TOKEN, "***");
}
