import type { ChangeFacts } from "./change-facts.ts";
import { factsFrom } from "./facts-text.ts";

export type ChangedFacts = {
  /** Ids of changes that are new, gone, or otherwise than when they were last clustered. */
  readonly changed: readonly string[];
  /** What those were that were known before. */
  readonly before: readonly ChangeFacts[];
};

/** What has changed since facts were kept. Both by id, in one spelling. */
export function changedFacts(
  now: ReadonlyMap<string, string>,
  kept: ReadonlyMap<string, string>,
): ChangedFacts {
  const changed = [...now].filter(([id, text]) => kept.get(id) !== text).map(([id]) => id);
  const gone = [...kept.keys()].filter((id) => !now.has(id));
  const before = [...changed, ...gone].flatMap((id) => {
    const text = kept.get(id);
    return text === undefined ? [] : [factsFrom(text)];
  });
  return { changed: [...changed, ...gone], before };
}
