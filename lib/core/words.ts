/** A list of words of which many are the same: each once, and where it stands. */
export type Words = { readonly list: readonly string[]; readonly at: Uint32Array };

export function words(given: readonly string[]): Words {
  const places = new Map<string, number>();
  const at = Uint32Array.from(given, (word) => {
    const known = places.get(word) ?? places.size;
    places.set(word, known);
    return known;
  });
  return { list: [...places.keys()], at };
}
