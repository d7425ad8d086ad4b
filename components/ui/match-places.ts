export type Place = { readonly label: string; readonly kind: string; readonly href: string };

/** Places whose name holds every typed word, those that begin with it first. */
export function matchPlaces(places: readonly Place[], typed: string): Place[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = places.filter(({ label, kind }) => {
    const text = `${label} ${kind}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const starts = ({ label }: Place) => (label.toLowerCase().startsWith(words[0] ?? "") ? 0 : 1);
  return fits.toSorted((a, b) => starts(a) - starts(b)).slice(0, 12);
}
