import type { ChangeFacts } from "./change-facts.ts";
import { leafItems } from "./leaf-items.ts";
import { partKey, placeKey } from "./stack-keys.ts";

export type Handles = {
  /** Words under which a change can be found. */
  readonly standsUnder: readonly string[];
  /** Words under which those stand that it could be linked to. */
  readonly looksUnder: readonly string[];
};

/** Where a change and those that a work item, a stack or lineage could link it to would find each other. */
export function handlesOf(change: ChangeFacts): Handles {
  const { id, repo, number, base, head, part, dependsOn, lineage } = change;
  const shared = [
    ...leafItems(change).map(({ key }) => `item ${key}`),
    ...(part === null ? [] : [`part ${partKey(repo, part)}`]),
  ];
  const own = [
    `change ${id}`,
    ...(number === null ? [] : [`number ${placeKey(repo, number)}`]),
    ...(head === null || head === base ? [] : [`branch ${placeKey(repo, head)}`]),
  ];
  const others = [
    ...lineage.map(({ to }) => `change ${to}`),
    ...dependsOn.map((other) => `number ${placeKey(repo, other)}`),
    ...(base === null ? [] : [`branch ${placeKey(repo, base)}`]),
  ];
  const is = own.map((handle) => `is ${handle}`);
  return {
    standsUnder: [...shared, ...is, ...others.map((handle) => `on ${handle}`)],
    looksUnder: [
      ...shared,
      ...own.map((handle) => `on ${handle}`),
      ...others.map((handle) => `is ${handle}`),
    ],
  };
}
