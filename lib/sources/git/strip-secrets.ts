/** Takes credentials out of a text that a person may see: the given secrets, and whatever stands before an @ in a URL. */
export function stripSecrets(text: string, secrets: readonly string[]): string {
  let clean = text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi, "$1");
  for (const secret of secrets) if (secret.length >= 4) clean = clean.replaceAll(secret, "***");
  return clean;
}
