/** What was known of repositories when a unit began. */
export type HistoryFacts = {
  /** Whether the file was among the top twentieth by revisions times complexity in the twelve months before. */
  readonly isHot: (repository: string, path: string) => boolean;
  /** Whether both subsystems changed at least five times in those months, and together in less than a tenth of the times. */
  readonly isRarePair: (repository: string, one: string, other: string) => boolean;
  /** Whether the folder held source, or the language was used, at any time before. */
  readonly knowsModule: (repository: string, module: string) => boolean;
  readonly knowsLanguage: (repository: string, language: string) => boolean;
};
