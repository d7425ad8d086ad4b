/** Whether `item` would stand below itself, with `parent` above it. `above` is what stands above each, null for nothing. */
export function makesLoop(
  above: ReadonlyMap<string, string | null>,
  item: string,
  parent: string | null,
): boolean {
  const seen = new Set<string>();
  for (let at = parent; at !== null && !seen.has(at); at = above.get(at) ?? null) {
    if (at === item) return true;
    seen.add(at);
  }
  return false;
}

/** How many stand above each. */
export function depthsOf(above: ReadonlyMap<string, string | null>): (item: string) => number {
  const depth = (item: string, left: number): number => {
    const parent = above.get(item) ?? null;
    return parent === null || left === 0 ? 0 : 1 + depth(parent, left - 1);
  };
  return (item) => depth(item, above.size);
}
