/** Whether `team` would stand below itself, with `parent` above it. `above` is the team above each, null for none. */
export function makesLoop(
  above: ReadonlyMap<string, string | null>,
  team: string,
  parent: string | null,
): boolean {
  const seen = new Set<string>();
  for (let at = parent; at !== null && !seen.has(at); at = above.get(at) ?? null) {
    if (at === team) return true;
    seen.add(at);
  }
  return false;
}

/** How many teams stand above each. */
export function depthsOf(above: ReadonlyMap<string, string | null>): (teamId: string) => number {
  const depth = (team: string, left: number): number => {
    const parent = above.get(team) ?? null;
    return parent === null || left === 0 ? 0 : 1 + depth(parent, left - 1);
  };
  return (team) => depth(team, above.size);
}
