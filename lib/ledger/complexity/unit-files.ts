import type { ChangeElements } from "./change-elements-shape.ts";
import { moduleOf } from "./module-of.ts";
import type { NetGroup } from "./net-lines.ts";
import type { TouchedFile, TouchedLanguage, TouchedModule } from "./touched.ts";
import type { UnitNames } from "./unit-names.ts";

export type UnitFiles = {
  readonly files: TouchedFile[];
  readonly modules: TouchedModule[];
  readonly languages: TouchedLanguage[];
};

/** The files of which something is left, and what came with those that were not there before. */
export function unitFiles(
  changes: readonly ChangeElements[],
  names: UnitNames,
  left: ReadonlyMap<string, NetGroup>,
): UnitFiles {
  const files = new Map<string, { readonly repository: string; readonly paths: Set<string> }>();
  const modules = new Map<string, TouchedModule>();
  const languages = new Map<string, TouchedLanguage>();
  for (const { repository, files: told } of changes) {
    for (const { path, from, born, language } of told) {
      const key = names.file(repository, path);
      const group = left.get(key);
      if (group === undefined) continue;
      const file = files.get(key) ?? { repository, paths: new Set() };
      files.set(key, file);
      for (const one of [path, from]) if (one !== null) file.paths.add(one);
      const element = { repository, weight: 1, patterns: [...group.patterns] };
      if (born && language !== null) {
        const module = moduleOf(path);
        merge(modules, { ...element, key: `${repository} ${module}/`, module });
      }
      if (language !== null) merge(languages, { ...element, key: `${repository} .${language}`, language });
    }
  }
  return {
    files: inOrder(files).map(([key, { repository, paths }]) => ({
      repository,
      paths: [...paths].sort(),
      lines: left.get(key)?.lines ?? 0,
      patterns: [...(left.get(key)?.patterns ?? [])],
    })),
    modules: inOrder(modules).map(([, one]) => one),
    languages: inOrder(languages).map(([, one]) => one),
  };
}

function merge<E extends { readonly key: string; readonly patterns: readonly string[] }>(
  into: Map<string, E>,
  one: E,
) {
  const known = into.get(one.key);
  const patterns = [...new Set([...(known?.patterns ?? []), ...one.patterns])];
  into.set(one.key, { ...one, patterns });
}

const inOrder = <V>(map: ReadonlyMap<string, V>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
