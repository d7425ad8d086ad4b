import type { ChangeElements } from "./change-elements-shape.ts";
import { eachRow } from "./each-row.ts";
import { type NetGroup, type NetLines, netLines } from "./net-lines.ts";
import { netStatements } from "./net-statements.ts";
import type { CapElement } from "./pattern-cap.ts";
import { subsystemKey } from "./subsystem-of.ts";
import type { TouchedPlace, TouchedSubsystem } from "./touched.ts";
import { SEPARATOR, type UnitNames } from "./unit-names.ts";

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
  const statements = netStatements();
  for (const change of changes) {
    for (const { text, edit, count, file } of eachRow(change)) statements.add(text, count, edit, file.test);
  }
  const [subsystems, services, repositories, files] = [netLines(), netLines(), netLines(), netLines()];
  for (const change of changes) {
    const { repository } = change;
    const placesOfFile = change.files.map((file): readonly (readonly [NetLines, string])[] => [
      [repositories, repository],
      [services, joined(repository, file.service)],
      [subsystems, joined(repository, file.service, file.subsystem)],
      [files, names.file(repository, file.path)],
    ]);
    for (const { text, count, number, pattern } of eachRow(change)) {
      const isMixed = statements.isMixed(text);
      for (const [lines, group] of placesOfFile[number] ?? []) {
        if (isMixed) lines.addMixed(group, text, count, pattern);
        else lines.addPlain(group, count, pattern);
      }
    }
  }
  return {
    statements: statements.elements(),
    subsystems: placesOf(subsystems.groups()).map((place) => {
      const [repository = "", service = "", subsystem = ""] = place.key.split(SEPARATOR);
      return { ...place, repository, subsystem: subsystemKey({ service, subsystem }) };
    }),
    services: placesOf(services.groups()),
    repositories: placesOf(repositories.groups()),
    files: files.groups(),
  };
}

const joined = (...parts: readonly string[]) => parts.join(SEPARATOR);

const placesOf = (groups: ReadonlyMap<string, NetGroup>): TouchedPlace[] =>
  [...groups].map(([key, { lines, patterns }]) => ({ key, weight: 1, lines, patterns: [...patterns] }));
