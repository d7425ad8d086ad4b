import type { Tx } from "@/lib/core/db.ts";
import { depthsOf } from "@/lib/core/tree.ts";
import { type ToldFile, toldFiles } from "@/lib/ledger/surface/file-store.ts";
import { type ToldUnit, toldUnits, unitsOfChanges } from "@/lib/ledger/surface/unit-store.ts";
import { type Membership, teamAt } from "@/lib/normalized/people/team-at.ts";
import { readMembers, readTeams } from "@/lib/normalized/people/team-store.ts";
import { type ToldAccount, toldAccounts } from "@/lib/normalized/surface/told-accounts.ts";
import { decidedDiscussions, type ToldItem, toldItems } from "@/lib/normalized/surface/told-items.ts";
import { type ToldReview, toldReviews } from "@/lib/normalized/surface/told-reviews.ts";
import { answeringPeople, namedItems } from "@/lib/normalized/units/unit-facts-store.ts";

/** All that is known of an organisation which the surface is made from. Changes go by `<repository>/<change>`. */
export type ToldSurface = {
  readonly files: readonly ToldFile[];
  readonly reviews: readonly ToldReview[];
  readonly items: readonly ToldItem[];
  readonly discussions: Awaited<ReturnType<typeof decidedDiscussions>>;
  readonly units: ReadonlyMap<string, ToldUnit>;
  readonly unitOf: ReadonlyMap<string, string>;
  /** Units with a change that is linked to an item. */
  readonly unitsOfItem: ReadonlyMap<string, ReadonlySet<string>>;
  readonly itemsOfChange: ReadonlyMap<string, readonly string[]>;
  /** Who answers for a change; the first of them stands for its author. */
  readonly peopleOf: ReadonlyMap<string, readonly string[]>;
  readonly accounts: ReadonlyMap<string, ToldAccount>;
  /** The team of people that somebody was in; null where that is not known. */
  readonly teamOf: (account: string | null, at: number) => string | null;
  readonly isTeamOfPeople: (teamId: string) => boolean;
};

/** Reads it in a number of questions that does not grow with what there is. */
export async function toldSurface(tx: Tx, orgId: string): Promise<ToldSurface> {
  const files = await toldFiles(tx, orgId);
  const alone = files.filter(({ isAlone }) => isAlone).map((file) => [file.repoId, file.changeId] as const);
  const units = await toldUnits(tx, orgId, alone);
  const unitOf = await unitsOfChanges(tx, orgId);
  const accounts = await toldAccounts(tx, orgId);
  const teams = await readTeams(tx, orgId);
  const peoples = new Set(teams.map(({ id }) => id));
  const unitsOfItem = new Map<string, Set<string>>();
  const itemsOfChange = new Map<string, string[]>();
  for (const { repoId, changeId, key, level, parent } of await namedItems(tx, orgId)) {
    const item = level < 0 && parent !== null ? parent : key;
    const change = `${repoId}/${changeId}`;
    const unit = unitOf.get(change);
    itemsOfChange.set(change, [...(itemsOfChange.get(change) ?? []), item]);
    if (unit !== undefined) unitsOfItem.set(item, (unitsOfItem.get(item) ?? new Set()).add(unit));
  }
  return {
    files,
    reviews: await toldReviews(tx, orgId),
    items: await toldItems(tx, orgId),
    discussions: await decidedDiscussions(tx, orgId),
    units: new Map(units.map((unit) => [unit.unit, unit])),
    unitOf,
    unitsOfItem,
    itemsOfChange,
    peopleOf: new Map(
      (await answeringPeople(tx, orgId)).map((row) => [`${row.repoId}/${row.changeId}`, row.people]),
    ),
    accounts,
    teamOf: teamsByPerson(await readMembers(tx, orgId), teams, accounts),
    isTeamOfPeople: (teamId) => peoples.has(teamId),
  };
}

function teamsByPerson(
  members: readonly Membership[],
  teams: Awaited<ReturnType<typeof readTeams>>,
  accounts: ReadonlyMap<string, ToldAccount>,
): ToldSurface["teamOf"] {
  const depth = depthsOf(new Map(teams.map(({ id, parentId }) => [id, parentId])));
  const byPerson = new Map<string, Membership[]>();
  for (const member of members)
    byPerson.set(member.personId, [...(byPerson.get(member.personId) ?? []), member]);
  return (account, at) => {
    const personId = account === null ? null : (accounts.get(account)?.personId ?? null);
    const own = personId === null ? undefined : byPerson.get(personId);
    return own && personId !== null ? teamAt(own, personId, new Date(at * 1_000), depth) : null;
  };
}
