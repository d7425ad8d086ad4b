import { BOUNDARY_WEIGHTS } from "./boundary-rules.ts";
import type { ChangeElements } from "./change-elements-shape.ts";
import type { NetGroup } from "./net-lines.ts";
import type { CapElement } from "./pattern-cap.ts";
import type { UnitNames } from "./unit-names.ts";

/** Files that count at the boundary for what they are, whatever they say: sensitive, another team's, or without a reader. */
export function unitTouches(
  changes: readonly ChangeElements[],
  names: UnitNames,
  left: ReadonlyMap<string, NetGroup>,
): CapElement[] {
  const found = new Map<string, CapElement>();
  for (const { repository, files } of changes) {
    for (const { path, security, otherTeam, whole } of files) {
      const name = names.file(repository, path);
      const group = left.get(name);
      if (group === undefined) continue;
      const note = (why: keyof typeof BOUNDARY_WEIGHTS, label: string) => {
        const key = `${why} ${name}`;
        const known = found.get(key);
        // One of the paths that the file had, whichever order its changes came in.
        const said = `${path} (${label})`;
        const first = known === undefined || said < known.key ? said : known.key;
        found.set(key, { key: first, weight: BOUNDARY_WEIGHTS[why], patterns: [...group.patterns] });
      };
      if (security) note("security", "security");
      if (otherTeam) note("crossTeam", "another team's");
      if (whole !== null) note(whole, whole);
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, element]) => element);
}
