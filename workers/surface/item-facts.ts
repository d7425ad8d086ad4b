import type { Authored, UnitStart } from "@/lib/ledger/surface/surface-event.ts";
import type { DecisionFacts, OperationsFacts, SpecFacts } from "@/lib/ledger/surface/surface-facts.ts";
import type { ToldItem } from "@/lib/normalized/surface/told-items.ts";
import { NO_REPOSITORY, type Sourced, type SurfaceSource } from "./surface-source.ts";
import type { ToldSurface } from "./told-surface.ts";

export type ItemFacts = {
  readonly specs: readonly Sourced<SpecFacts>[];
  readonly decisions: readonly Sourced<DecisionFacts>[];
  readonly operations: readonly Sourced<OperationsFacts>[];
};

const UNSAID = { isTemplate: false, isAccepted: false, hasReasons: false } as const;

/** What items of trackers and discussions say. What belongs to no team that is known is left out. */
export function itemFacts(told: ToldSurface): ItemFacts {
  const who = (account: string | null) => (account && told.accounts.get(account)?.who) || (account ?? "");
  const other = (account: string | null, author: string) => {
    const name = who(account);
    return name === "" || name === author ? [] : [name];
  };
  return {
    specs: told.items
      .filter(({ isIncident, isDecision }) => !isIncident && !isDecision)
      .flatMap((item) =>
        sourced(item, item.createdAt, item.reporter, told, (base, units) => ({
          ...base,
          path: null,
          says: { words: item.words, isTemplate: false },
          hasAcceptanceCriteria: item.hasCriteria,
          reviewers: [],
          units,
        })),
      ),
    decisions: [
      ...told.items
        .filter(({ isDecision }) => isDecision)
        .flatMap((item) =>
          item.closedAt === null
            ? []
            : sourced(item, item.closedAt, item.reporter, told, (base, units) => ({
                ...base,
                path: null,
                says: UNSAID,
                openedAt: item.createdAt,
                isAcceptedByHost: true,
                reviewers: other(item.closer, base.author),
                referredAt: [],
                units,
              })),
        ),
      ...discussed(told, who),
    ],
    operations: told.items
      .filter(({ isIncident }) => isIncident)
      .flatMap((item) =>
        item.closedAt === null
          ? []
          : sourced(item, item.closedAt, item.assignee, told, (base, units) => ({
              ...base,
              kind: "incident" as const,
              closedActions: 0,
              units: units.map(({ unit }) => unit),
            })),
      ),
  };
}

function sourced<Fact extends Authored>(
  item: ToldItem,
  at: number,
  account: string | null,
  told: ToldSurface,
  make: (base: Authored, units: readonly UnitStart[]) => Fact,
): Sourced<Fact>[] {
  const units = [...new Set(item.changes.flatMap((change) => told.unitOf.get(change) ?? []))].flatMap(
    (unit) => told.units.get(unit) ?? [],
  );
  const [first] = units.toSorted((a, b) => a.startedAt - b.startedAt || (a.unit < b.unit ? -1 : 1));
  const teamId = told.teamOf(account, at) ?? first?.teamId;
  if (teamId === undefined) return [];
  const known = account === null ? undefined : told.accounts.get(account);
  const base: Authored = {
    id: `item ${item.key}`,
    at,
    team: teamId,
    author: known?.who ?? item.key,
    isAssisted: known !== undefined && !known.isHuman,
  };
  const source: SurfaceSource = {
    repoId: first?.repoId ?? NO_REPOSITORY,
    teamId,
    kind: "item",
    ref: item.label,
    title: item.title,
  };
  return [{ fact: make(base, units), source }];
}

function discussed(told: ToldSurface, who: (account: string | null) => string): Sourced<DecisionFacts>[] {
  return told.discussions.map(({ repoId, ownTeamId, number, title, author, openedAt, at, voices }) => {
    const name = who(author);
    return {
      fact: {
        id: `${repoId} discussion ${number}`,
        at,
        team: told.teamOf(author, at) ?? ownTeamId,
        author: name,
        isAssisted: author !== null && told.accounts.get(author)?.isHuman === false,
        path: null,
        says: UNSAID,
        openedAt,
        isAcceptedByHost: true,
        reviewers: voices.map(who).filter((one) => one !== "" && one !== name),
        referredAt: [],
        units: [],
      },
      source: { repoId, teamId: ownTeamId, kind: "discussion", ref: String(number), title },
    };
  });
}
