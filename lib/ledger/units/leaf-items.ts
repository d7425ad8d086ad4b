import type { ChangeFacts } from "./change-facts.ts";

export type LeafItem = {
  readonly key: string;
  /** What was named, and what it belongs to where that is another item. */
  readonly evidence: string;
  readonly strength: number;
};

/**
 * The items by which a change is linked: a sub-task stands for its parent, and an epic or what is above one links nothing. Of several
 * names of one item the strongest.
 */
export function leafItems({ items }: ChangeFacts): LeafItem[] {
  const leaves = new Map<string, LeafItem>();
  for (const { key, label, level, parent, strength } of items) {
    if (level >= 1) continue;
    const above = level < 0 && parent !== null && parent.level < 1 ? parent.key : null;
    const leaf = {
      key: above ?? key,
      evidence: above === null ? label : `${label}, a part of ${above}`,
      strength,
    };
    if ((leaves.get(leaf.key)?.strength ?? -1) < strength) leaves.set(leaf.key, leaf);
  }
  return [...leaves.values()];
}
