import type { ChangeElements } from "./change-elements-shape.ts";
import { eachRow } from "./each-row.ts";
import { type NetGroup, netLines } from "./net-lines.ts";
import type { CapElement } from "./pattern-cap.ts";
import type { TouchedPlace, TouchedSubsystem } from "./touched.ts";
import { SEPARATOR, type UnitNames } from "./unit-names.ts";

/** What a line is worth: a statement that was made, in tests half of it, and a quarter where it was taken away. */
const TEST = 0.5;
const DELETED = 0.25;

export type UnitLines = {
  readonly statements: CapElement[];
  readonly subsystems: TouchedSubsystem[];
  readonly services: TouchedPlace[];
  readonly repositories: TouchedPlace[];
  /** By the file's name in the unit. */
  readonly files: ReadonlyMap<string, NetGroup>;
};

/** Adds up the lines of a unit: for all of it, for each part of the product, for each file. */
export function unitLines(changes: readonly ChangeElements[], names: UnitNames): UnitLines {
  const whole = netLines();
  const [subsystems, services, repositories, files] = [netLines(), netLines(), netLines(), netLines()];
  const ALL = "";
  for (const change of changes) {
    const { repository } = change;
    for (const { text, edit, count, file, pattern } of eachRow(change)) {
      whole.add(ALL, text, count, edit, file.test);
      repositories.add(repository, text, count, pattern, file.test);
      services.add(joined(repository, file.service), text, count, pattern, file.test);
      subsystems.add(joined(repository, file.service, file.subsystem), text, count, pattern, file.test);
      files.add(names.file(repository, file.path), text, count, pattern, file.test);
    }
  }
  return {
    statements: whole.textsOf(ALL).map(({ text, net, patterns, test }) => ({
      key: `${net > 0 ? "+" : "-"}${text}`,
      weight: (net > 0 ? 1 : DELETED) * (test ? TEST : 1),
      patterns,
    })),
    subsystems: placesOf(subsystems.groups()).map((place) => {
      const [repository = "", ...rest] = place.key.split(SEPARATOR);
      return { ...place, repository, subsystem: rest.join("/") };
    }),
    services: placesOf(services.groups()),
    repositories: placesOf(repositories.groups()),
    files: files.groups(),
  };
}

const joined = (...parts: readonly string[]) => parts.join(SEPARATOR);

const placesOf = (groups: ReadonlyMap<string, NetGroup>): TouchedPlace[] =>
  [...groups].map(([key, { lines, patterns }]) => ({ key, weight: 1, lines, patterns: [...patterns] }));
