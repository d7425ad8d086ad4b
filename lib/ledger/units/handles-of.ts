import type { ChangeFacts } from "./change-facts.ts";
import { leafItems } from "./leaf-items.ts";
import { partKey } from "./stack-keys.ts";

/** A word in a room: two changes that use it there may be linked. */
export type Handle = readonly [room: string, word: string | number];

export type Handles = {
  /** Where a change can be found. */
  readonly standsUnder: readonly Handle[];
  /** Where those stand that it could be linked to. */
  readonly looksUnder: readonly Handle[];
};

/** Where a change and those that a work item, a stack or lineage could link it to would find each other. */
export function handlesOf(change: ChangeFacts): Handles {
  const { id, repo, number, base, head, part, dependsOn, lineage } = change;
  const standsUnder: Handle[] = [["is change", id]];
  const looksUnder: Handle[] = [["on change", id]];
  const meet = (room: string, word: string | number): void => {
    standsUnder.push([room, word]);
    looksUnder.push([room, word]);
  };
  const face = (own: string, other: string, word: string | number): void => {
    standsUnder.push([own, word]);
    looksUnder.push([other, word]);
  };
  for (const { key } of leafItems(change)) meet("item", key);
  if (part !== null) meet("part", partKey(repo, part));
  const numbers = [`is number ${repo}`, `on number ${repo}`] as const;
  const branches = [`is branch ${repo}`, `on branch ${repo}`] as const;
  if (number !== null) face(numbers[0], numbers[1], number);
  for (const other of dependsOn) face(numbers[1], numbers[0], other);
  if (head !== null && head !== base) face(branches[0], branches[1], head);
  if (base !== null) face(branches[1], branches[0], base);
  for (const { to } of lineage) face("on change", "is change", to);
  return { standsUnder, looksUnder };
}
