import { MENTION_STRENGTH, type Mention } from "./find-mentions.ts";

/** A change that names a work item: by which rule, in which words, and how strongly (0 to 1). */
export type DevelopmentLink = {
  readonly repo: string;
  /** `pr:<number>` or `push:<sha>`. */
  readonly change: string;
  readonly item: string;
  readonly rule: string;
  readonly evidence: string;
  readonly strength: number;
};

/** What must be known of an item for a link to it. */
export type LinkableItem = { readonly key: string; readonly level: number; readonly isDeleted: boolean };

/**
 * The links that mentions make. `items` finds an item by any name that it has had. An epic, or what stands above one, is an
 * umbrella and makes no link; neither does an item that is not known, or no longer there.
 */
export function resolveLinks(
  repo: string,
  change: string,
  mentions: readonly Mention[],
  items: (label: string) => LinkableItem | undefined,
): DevelopmentLink[] {
  const strongest = new Map<string, DevelopmentLink>();
  for (const { label, rule, evidence } of mentions) {
    const item = items(label);
    if (item === undefined || item.level >= 1 || item.isDeleted) continue;
    const strength = MENTION_STRENGTH[rule];
    // A moved item may be named twice, by its old name and its new one.
    if ((strongest.get(item.key)?.strength ?? 0) >= strength) continue;
    strongest.set(item.key, { repo, change, item: item.key, rule, evidence, strength });
  }
  return [...strongest.values()];
}
