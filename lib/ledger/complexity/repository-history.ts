import { fileHeat, type WarmFile } from "./file-heat.ts";
import type { HistoryChange } from "./history-change.ts";
import { moduleOf } from "./module-of.ts";
import { pairCounts } from "./pair-counts.ts";

export type RepositoryHistory = {
  readonly add: (change: HistoryChange) => void;
  readonly forgetBefore: (at: number) => void;
  readonly isHot: (path: string) => boolean;
  readonly isRarePair: (one: string, other: string) => boolean;
  readonly knowsModule: (module: string) => boolean;
  readonly knowsLanguage: (language: string) => boolean;
};

/** Change sets of more files say nothing about what belongs together. */
const MOST_FILES = 30;
/** Folders are named in a history by the thousands, not by the million. */
const MOST_MODULES = 200_000;

type Kept = { readonly at: number; readonly files: readonly WarmFile[]; readonly parts: readonly string[] };

/** What changed in one repository within the window, and what it ever held. */
export function repositoryHistory(): RepositoryHistory {
  const heat = fileHeat();
  const pairs = pairCounts();
  const modules = new Set<string>();
  const languages = new Set<string>();
  let kept: Kept[] = [];
  let oldest = 0;
  return {
    add: ({ at, files }) => {
      const worked = files.filter(({ counts }) => counts);
      const parts = worked.length > MOST_FILES ? [] : [...new Set(worked.map(({ subsystem }) => subsystem))];
      pairs.count(parts, 1);
      const warm = files.map((file) => ({ counts: file.counts, file: heat.touch(file) }));
      kept.push({ at, files: warm.flatMap(({ counts, file }) => (counts ? [file] : [])), parts });
      for (const { path, language } of files) {
        if (language === null) continue;
        languages.add(language);
        if (modules.size < MOST_MODULES) modules.add(moduleOf(path));
      }
    },
    forgetBefore: (at) => {
      for (let one = kept[oldest]; one !== undefined && one.at < at; one = kept[oldest]) {
        for (const file of one.files) heat.cool(file);
        pairs.count(one.parts, -1);
        oldest += 1;
      }
      if (oldest * 2 > kept.length) {
        kept = kept.slice(oldest);
        oldest = 0;
      }
    },
    isHot: heat.isHot,
    isRarePair: pairs.isRare,
    knowsModule: (module) => modules.has(module) || modules.size >= MOST_MODULES,
    knowsLanguage: (language) => languages.has(language),
  };
}
