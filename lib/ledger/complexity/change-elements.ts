import { wholeArtefact } from "./boundary-rules.ts";
import type { MarkedFile } from "./came-from.ts";
import { type ChangeElements, ELEMENT_LIMITS } from "./change-elements-shape.ts";
import { changedArtefacts } from "./changed-artefacts.ts";
import { changedDependencies } from "./changed-dependencies.ts";
import { changedShapes } from "./changed-shapes.ts";
import type { ElementsInput, InputFile } from "./elements-input.ts";
import { languageOfPath } from "./language-of-path.ts";
import { lineRows } from "./line-rows.ts";
import { patternTable } from "./pattern-table.ts";

/**
 * What a change did that can count towards the complexity of its unit. Depends on nothing but the change, so it is computed
 * once and kept. The order of the files handed in does not matter; a change without lines that count gives empty columns.
 */
export function changeElements({ repository, files: unordered }: ElementsInput): ChangeElements {
  const all = unordered.filter(isTold).toSorted(byPath);
  const files = all.slice(0, ELEMENT_LIMITS.files);
  const patterns = patternTable();
  const rows = lineRows(patterns, ELEMENT_LIMITS.lines);
  const marked = files.map((file, number): MarkedFile => ({ file, number, marks: rows.add(file, number) }));
  const coded = marked.filter(({ file }) => file.kind !== "docs" && file.kind !== "context");
  const functions = changedShapes(
    coded,
    (one) => one.functions,
    ({ complexity }) => complexity,
  );
  const types = changedShapes(
    coded,
    (one) => one.types,
    () => 1,
  );
  const artefacts = changedArtefacts(coded);
  const most = ELEMENT_LIMITS;
  return {
    version: 1,
    repository,
    capped:
      rows.full() ||
      all.length > most.files ||
      Math.max(functions.length, types.length) > most.shapes ||
      artefacts.length > most.artefacts,
    files: files.map(described),
    patterns: patterns.text(),
    cells: rows.cells(),
    lines: rows.columns(),
    functions: functions.slice(0, most.shapes),
    types: types.slice(0, most.shapes),
    artefacts: artefacts.slice(0, most.artefacts),
    dependencies: changedDependencies(marked).slice(0, most.shapes),
  };
}

/** Files without a line that counts are told of, too: something may have moved out of them, or they have a new name. */
const isTold = ({ kind, hunks, oldPath, newPath }: InputFile) =>
  kind !== "generated" && (hunks.length > 0 || (oldPath !== newPath && oldPath !== null && newPath !== null));

const pathOf = ({ newPath, oldPath }: InputFile) => newPath ?? oldPath ?? "";

function byPath(a: InputFile, b: InputFile): number {
  const [one, other] = [pathOf(a), pathOf(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

function described(file: InputFile): ChangeElements["files"][number] {
  const path = pathOf(file);
  const renamed = file.oldPath !== null && file.newPath !== null && file.oldPath !== file.newPath;
  return {
    path,
    from: renamed ? file.oldPath : null,
    service: file.service,
    subsystem: file.subsystem,
    test: file.kind === "test",
    born: file.kind === "source" && file.oldPath === null,
    language: file.kind === "source" ? languageOfPath(path) : null,
    otherTeam: file.otherTeam,
    security: file.securitySensitive && file.kind !== "test",
    whole: wholeArtefact(file),
  };
}
