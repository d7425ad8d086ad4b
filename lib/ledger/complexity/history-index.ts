import type { HistoryChange } from "./history-change.ts";
import type { HistoryFacts } from "./history-facts.ts";
import { type RepositoryHistory, repositoryHistory } from "./repository-history.ts";

export type HistoryIndex = {
  /** Changes are handed in as they landed. */
  readonly add: (change: HistoryChange) => void;
  /** What was known at an instant (seconds), which lies before no earlier question and no change handed in. */
  readonly asOf: (at: number) => HistoryFacts;
};

/** Twelve months. */
const WINDOW_SECONDS = 365 * 86_400;

/**
 * Follows repositories change by change and answers what was known when a unit began: add the changes that landed before
 * its first commit, then ask. Holds what changed within twelve months, and the names of all folders and languages.
 */
export function historyIndex(): HistoryIndex {
  const repositories = new Map<string, RepositoryHistory>();
  let latest = Number.NEGATIVE_INFINITY;
  return {
    add: (change) => {
      const history = repositories.get(change.repository) ?? repositoryHistory();
      repositories.set(change.repository, history);
      latest = Math.max(latest, change.at);
      history.add({ ...change, at: latest });
    },
    asOf: (at) => {
      latest = Math.max(latest, at);
      const since = latest - WINDOW_SECONDS;
      const of = (repository: string) => {
        const history = repositories.get(repository);
        history?.forgetBefore(since);
        return history;
      };
      return {
        isHot: (repository, path) => of(repository)?.isHot(path) ?? false,
        isRarePair: (repository, one, other) => of(repository)?.isRarePair(one, other) ?? false,
        knowsModule: (repository, module) => of(repository)?.knowsModule(module) ?? false,
        knowsLanguage: (repository, language) => of(repository)?.knowsLanguage(language) ?? false,
      };
    },
  };
}
