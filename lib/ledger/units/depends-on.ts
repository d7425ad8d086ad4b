/** The numbers of pull requests of the same repository that a text says its change depends on, rising. */
export function dependsOn(text: string): number[] {
  const found = [...text.matchAll(/\b(?:depends|dependent|based|stacked) on:?\s+#(\d{1,9})\b/giu)];
  return [...new Set(found.map(([, number]) => Number(number)))].toSorted((a, b) => a - b);
}
