import type { Tx } from "@/lib/core/db.ts";
import { addTo } from "@/lib/ledger/units/add-to.ts";
import type { ChangeFacts, Lineage, NamedItem } from "@/lib/ledger/units/change-facts.ts";
import { dependsOn } from "@/lib/ledger/units/depends-on.ts";
import { entryCounts, lineageEdges } from "@/lib/ledger/units/lineage-store.ts";
import { titlePart } from "@/lib/ledger/units/title-part.ts";
import { answeringPeople, namedItems, toldChanges } from "@/lib/normalized/units/unit-facts-store.ts";

/** What is known of every change of an organisation, as units are made from it, in five questions whatever there is. */
export async function gatherFacts(tx: Tx, orgId: string): Promise<ChangeFacts[]> {
  const told = await toldChanges(tx, orgId);
  const people = new Map(
    (await answeringPeople(tx, orgId)).map((row) => [idOf(row.repoId, row.changeId), row.people]),
  );
  const items = await itemsByChange(tx, orgId);
  const lineage = await lineageByChange(tx, orgId);
  const entries = new Map(
    (await entryCounts(tx, orgId)).map((row) => [idOf(row.repoId, row.changeId), row.entries]),
  );
  return told.map(({ repoId, changeId, number, openedAt, mergedAt, title, text, base, head }) => {
    const id = idOf(repoId, changeId);
    return {
      id,
      repo: repoId,
      number,
      openedAt,
      mergedAt,
      base,
      head,
      part: titlePart(title),
      dependsOn: dependsOn(`${title}\n${text}`),
      items: items.get(id) ?? [],
      people: people.get(id) ?? [],
      lineage: lineage.get(id) ?? [],
      filesStamp: String(entries.get(id) ?? 0),
    };
  });
}

export const idOf = (repoId: string, changeId: string): string => `${repoId}/${changeId}`;

async function itemsByChange(tx: Tx, orgId: string): Promise<ReadonlyMap<string, NamedItem[]>> {
  const items = new Map<string, NamedItem[]>();
  for (const row of await namedItems(tx, orgId)) {
    const { key, label, level, strength, parent, parentLevel } = row;
    const above = parent === null ? null : { key: parent, level: parentLevel ?? level + 1 };
    addTo(items, idOf(row.repoId, row.changeId), { key, label, level, strength, parent: above });
  }
  for (const named of items.values()) named.sort((a, b) => (a.key < b.key ? -1 : 1));
  return items;
}

async function lineageByChange(tx: Tx, orgId: string): Promise<ReadonlyMap<string, Lineage[]>> {
  const lineage = new Map<string, Lineage[]>();
  for (const { repoId, from, to, kind, rule, confidence } of await lineageEdges(tx, orgId))
    addTo(lineage, idOf(repoId, from), { to: idOf(repoId, to), kind, rule, confidence });
  const spelled = ({ to, kind, rule }: Lineage): string => `${to} ${kind} ${rule}`;
  for (const links of lineage.values()) links.sort((a, b) => (spelled(a) < spelled(b) ? -1 : 1));
  return lineage;
}
