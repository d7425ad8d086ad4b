import { type DriverValue, named } from "../driver-value.ts";
import type { HistoryFacts } from "../history-facts.ts";
import { patternCap } from "../pattern-cap.ts";
import type { UnitElements } from "../unit-elements.ts";

/** What the repository did not have when the unit began: external dependencies, folders of source, languages. */
export function novelty(
  { dependencies, modules, languages }: UnitElements,
  history: HistoryFacts,
): DriverValue {
  const { total, kept } = patternCap([
    ...dependencies.map((one) => ({ ...one, key: `dependency ${one.key}` })),
    ...modules
      .filter(({ repository, module }) => !history.knowsModule(repository, module))
      .map((one) => ({ ...one, key: `folder ${one.key}` })),
    ...languages
      .filter(({ repository, language }) => !history.knowsLanguage(repository, language))
      .map((one) => ({ ...one, key: `language ${one.key}` })),
  ]);
  return { x: total, evidence: named(kept.map(({ key }) => key)) };
}
