import type { ChangeElements } from "./change-elements-shape.ts";
import { joinedNames } from "./joined-names.ts";

/** One name for a file, and for a function or type in it, through all renames of a unit. */
export type UnitNames = {
  readonly file: (repository: string, path: string) => string;
  readonly shape: (repository: string, path: string, name: string) => string;
};

/** Between the parts of a key; no path and no name holds it. */
export const SEPARATOR = "\u0000";

export function unitNames(changes: readonly ChangeElements[]): UnitNames {
  const files = joinedNames();
  const shapes = joinedNames();
  const file: UnitNames["file"] = (repository, path) => files.nameOf(`${repository}${SEPARATOR}${path}`);
  const keyOf: UnitNames["shape"] = (repository, path, name) =>
    `${file(repository, path)}${SEPARATOR}${name}`;
  for (const change of changes) {
    for (const { path, from } of change.files) {
      if (from !== null)
        files.join(`${change.repository}${SEPARATOR}${from}`, `${change.repository}${SEPARATOR}${path}`);
    }
  }
  for (const change of changes) {
    for (const { file: number, name, was } of [...change.functions, ...change.types]) {
      const path = change.files[number]?.path;
      if (was === null || path === undefined) continue;
      shapes.join(keyOf(change.repository, was[0], was[1]), keyOf(change.repository, path, name));
    }
  }
  return { file, shape: (repository, path, name) => shapes.nameOf(keyOf(repository, path, name)) };
}
