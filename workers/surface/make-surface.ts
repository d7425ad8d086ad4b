import type { SurfaceEventRow } from "@/lib/ledger/surface/event-store.ts";
import type { Authored } from "@/lib/ledger/surface/surface-event.ts";
import { surfaceEvents } from "@/lib/ledger/surface/surface-events.ts";
import type { BuildFacts, ReviewFacts } from "@/lib/ledger/surface/surface-facts.ts";
import { fileFacts } from "./file-facts.ts";
import { itemFacts } from "./item-facts.ts";
import type { Sourced } from "./surface-source.ts";
import type { ToldSurface } from "./told-surface.ts";

/** The events of an organisation with the answers of their gates, as rows. */
export function makeSurface(told: ToldSurface): SurfaceEventRow[] {
  const files = fileFacts(told);
  const items = itemFacts(told);
  const reviews = reviewFacts(told);
  const builds = buildFacts(told);
  const specs = [...files.specs, ...items.specs];
  const decisions = [...files.decisions, ...items.decisions];
  const operations = [...files.operations, ...items.operations];
  const all: readonly Sourced<Authored>[] = [
    ...specs,
    ...decisions,
    ...operations,
    ...files.context,
    ...reviews,
    ...builds,
  ];
  const byId = new Map(all.map((one) => [one.fact.id, one]));
  const plain = <Fact extends Authored>(from: readonly Sourced<Fact>[]) => from.map(({ fact }) => fact);
  const events = surfaceEvents({
    specs: plain(specs),
    decisions: plain(decisions),
    reviews: plain(reviews),
    coordination: [],
    context: plain(files.context),
    operations: plain(operations),
    builds: plain(builds),
  });
  return events.flatMap(({ axis, id, at, team, by, units, passed, why }) => {
    const found = byId.get(id);
    if (found === undefined) return [];
    const { fact, source } = found;
    return [
      {
        ...source,
        axis,
        id,
        teamId: team ?? source.teamId,
        at,
        isAssisted: by === "assisted",
        passed,
        why,
        units: [...new Set(units)].toSorted(),
        who: fact.author,
      },
    ];
  });
}

function reviewFacts(told: ToldSurface): Sourced<ReviewFacts>[] {
  const alone = new Set(told.files.filter(({ isAlone }) => isAlone).map((f) => `${f.repoId}/${f.changeId}`));
  return told.reviews.flatMap((review) => {
    const { repoId, ownTeamId, number, author, opener, changeId, changeTeamId, at } = review;
    const account = told.accounts.get(author);
    if (account === undefined) return [];
    const change = changeId === null ? null : `${repoId}/${changeId}`;
    const isPeoples = changeTeamId !== null && told.isTeamOfPeople(changeTeamId);
    const fact: ReviewFacts = {
      id: `${repoId} review ${number} ${review.id}`,
      at,
      team: told.teamOf(author, at),
      author: account.who,
      isAssisted: !account.isHuman,
      changeAuthor: (opener && told.accounts.get(opener)?.who) || (opener ?? ""),
      changeTeam: isPeoples ? changeTeamId : null,
      mergedAt: review.mergedAt,
      isBlocking: review.isBlocking,
      isOfSpec: change !== null && alone.has(change),
      comments: review.says.map((saysSomething, place) => ({
        saysSomething,
        gotReply: review.replied[place] ?? false,
        wasFollowed: review.followed[place] ?? false,
      })),
      unit: change === null ? null : (told.unitOf.get(change) ?? null),
    };
    const source = {
      repoId,
      teamId: ownTeamId,
      kind: "review",
      ref: String(number),
      title: review.title,
    } as const;
    return [{ fact, source }];
  });
}

const buildFacts = (told: ToldSurface): Sourced<BuildFacts>[] =>
  [...told.units.values()].map(({ unit, repoId, teamId, title, at, isSettled, isAssisted }) => ({
    fact: { id: `unit ${unit}`, at, team: teamId, author: unit, isAssisted, unit, isSettled },
    source: { repoId, teamId, kind: "unit", ref: unit, title },
  }));
