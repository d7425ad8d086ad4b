import type { ChangeElements } from "./change-elements-shape.ts";
import type { CapElement } from "./pattern-cap.ts";
import type {
  TouchedFile,
  TouchedLanguage,
  TouchedModule,
  TouchedPlace,
  TouchedSubsystem,
} from "./touched.ts";
import { unitArtefacts } from "./unit-artefacts.ts";
import { unitDependencies } from "./unit-dependencies.ts";
import { unitFiles } from "./unit-files.ts";
import { unitLines } from "./unit-lines.ts";
import { unitNames } from "./unit-names.ts";
import { unitShapes } from "./unit-shapes.ts";
import { unitTouches } from "./unit-touches.ts";

/** What a unit did, once everything that its changes did and undid is taken out. Weights are those of the drivers. */
export type UnitElements = {
  readonly statements: readonly CapElement[];
  readonly functions: readonly CapElement[];
  readonly types: readonly CapElement[];
  readonly boundary: readonly CapElement[];
  readonly subsystems: readonly TouchedSubsystem[];
  readonly services: readonly TouchedPlace[];
  readonly repositories: readonly TouchedPlace[];
  readonly files: readonly TouchedFile[];
  /** Folders and languages of source that came, and dependencies named: whether they are new, history says. */
  readonly modules: readonly TouchedModule[];
  readonly languages: readonly TouchedLanguage[];
  readonly dependencies: readonly CapElement[];
  /** Whether some change of the unit was larger than is kept. */
  readonly capped: boolean;
};

/**
 * Adds up what the changes of a unit did. The order of the changes does not matter, and neither does how the work was cut into
 * changes, as long as the cuts run between hunks.
 */
export function unitElements(changes: readonly ChangeElements[]): UnitElements {
  const names = unitNames(changes);
  const lines = unitLines(changes, names);
  return {
    statements: lines.statements,
    subsystems: lines.subsystems,
    services: lines.services,
    repositories: lines.repositories,
    functions: unitShapes(changes, names, (change) => change.functions, Math.abs),
    types: unitShapes(
      changes,
      names,
      (change) => change.types,
      (sum) => (sum > 0 ? 1 : 0),
    ),
    ...unitFiles(changes, names, lines.files),
    boundary: [...unitArtefacts(changes, names), ...unitTouches(changes, names, lines.files)],
    dependencies: unitDependencies(changes),
    capped: changes.some(({ capped }) => capped),
  };
}
