import type { UnitLink } from "@/lib/model/work-unit.ts";
import { addTo } from "./add-to.ts";
import type { ChangeFacts } from "./change-facts.ts";
import { byMerge } from "./in-order.ts";
import { type LeafItem, leafItems } from "./leaf-items.ts";

const DAY = 86_400;
const MOST_CHANGES = 15;
const LONGEST_DAYS = 60;
const UMBRELLA_CHANGES = 30;
const UMBRELLA_DAYS = 30;

type Naming = { readonly change: ChangeFacts; readonly leaf: LeafItem };

/**
 * Links changes that name the same work item, each to the one that landed before it. A new piece of work begins with the change that
 * would be the sixteenth or that landed more than 60 days after the first; and of an item that more than thirty changes name
 * within thirty days, the thirty-first and later ones make no link.
 */
export function linkByItem(changes: readonly ChangeFacts[]): UnitLink[] {
  const naming = new Map<string, Naming[]>();
  for (const change of changes)
    for (const leaf of leafItems(change)) addTo(naming, leaf.key, { change, leaf });
  return [...naming.values()].flatMap((named) =>
    linksOfOne(withoutUmbrella(named.toSorted((a, b) => byMerge(a.change, b.change)))),
  );
}

/** Leaves out those that come thirty-first or later within thirty days. In merge order, and so again. */
function withoutUmbrella(named: readonly Naming[]): Naming[] {
  let oldest = 0;
  return named.filter(({ change }, place) => {
    while ((named[oldest]?.change.mergedAt ?? 0) <= change.mergedAt - UMBRELLA_DAYS * DAY) oldest += 1;
    return place - oldest < UMBRELLA_CHANGES;
  });
}

function linksOfOne(named: readonly Naming[]): UnitLink[] {
  const links: UnitLink[] = [];
  let [first, count] = [named[0], 0];
  for (const [place, naming] of named.entries()) {
    const before = named[place - 1];
    const isLate = naming.change.mergedAt - (first?.change.mergedAt ?? 0) > LONGEST_DAYS * DAY;
    if (before === undefined || count === MOST_CHANGES || isLate) {
      [first, count] = [naming, 1];
      continue;
    }
    count += 1;
    links.push({
      from: naming.change.id,
      to: before.change.id,
      rule: "issue",
      evidence: naming.leaf.evidence,
      strength: Math.min(naming.leaf.strength, before.leaf.strength),
    });
  }
  return links;
}
