import type { ToldFile } from "@/lib/ledger/surface/file-store.ts";
import type { Authored, UnitStart } from "@/lib/ledger/surface/surface-event.ts";
import type {
  ContextFacts,
  DecisionFacts,
  OperationsFacts,
  SpecFacts,
} from "@/lib/ledger/surface/surface-facts.ts";
import type { Sourced } from "./surface-source.ts";
import type { ToldSurface } from "./told-surface.ts";

/** About eight thousand tokens: more than that is not read whole. */
const MOST_CHARS = 32_000;

export type FileFacts = {
  readonly specs: readonly Sourced<SpecFacts>[];
  readonly decisions: readonly Sourced<DecisionFacts>[];
  readonly context: readonly Sourced<ContextFacts>[];
  readonly operations: readonly Sourced<OperationsFacts>[];
};

/** What files say, each on the one axis that its place names. A file is fresh when it is changed. */
export function fileFacts(told: ToldSurface): FileFacts {
  const reviewers = reviewersOf(told);
  const of = <Fact extends Authored>(
    kinds: (kind: string) => boolean,
    make: (file: ToldFile, base: Authored, units: readonly UnitStart[]) => Fact,
  ): Sourced<Fact>[] =>
    told.files
      .filter(({ kind }) => kinds(kind))
      .map((file) => {
        const { repoId, changeId, teamId, path } = file;
        const base = authored(file, told);
        const source = { repoId, teamId, kind: "file", ref: changeId, title: path } as const;
        return { fact: make(file, base, unitsNear(file, told)), source };
      });
  const named = (units: readonly UnitStart[]) => units.map(({ unit }) => unit);
  return {
    specs: of(is("spec"), (file, base, units) => ({
      ...base,
      path: file.path.toLowerCase(),
      says: file,
      hasAcceptanceCriteria: false,
      reviewers: reviewers(file),
      units,
    })),
    decisions: of(is("decision"), (file, base, units) => ({
      ...base,
      path: file.path.toLowerCase(),
      says: file,
      openedAt: file.openedAt,
      isAcceptedByHost: false,
      reviewers: reviewers(file),
      referredAt: [],
      units,
    })),
    context: of(
      (kind) => !ELSEWHERE.includes(kind),
      (file, base, units) => ({
        ...base,
        isFresh: true,
        isWellFormed: file.chars > 0 && (file.kind !== "instructions" || file.chars <= MOST_CHARS),
        sessions: null,
        units: named(units),
      }),
    ),
    operations: of(is("runbook", "post_mortem"), (file, base, units) => ({
      ...base,
      kind: file.kind === "runbook" ? "runbook" : "post_mortem",
      closedActions: file.doneActions,
      units: named(units),
    })),
  };
}

const ELSEWHERE: readonly string[] = ["spec", "decision", "runbook", "post_mortem"];
const is =
  (...kinds: readonly string[]) =>
  (kind: string): boolean =>
    kinds.includes(kind);

function authored({ repoId, changeId, path, at, teamId, isAssisted }: ToldFile, told: ToldSurface): Authored {
  const author = told.peopleOf.get(`${repoId}/${changeId}`)?.[0] ?? changeId;
  return { id: `${repoId}/${changeId} ${path}`, at, team: teamId, author, isAssisted };
}

/** The unit of the change, and those of other changes that are linked to what it is linked to. */
function unitsNear({ repoId, changeId }: ToldFile, told: ToldSurface): UnitStart[] {
  const change = `${repoId}/${changeId}`;
  const own = told.unitOf.get(change);
  const linked = (told.itemsOfChange.get(change) ?? []).flatMap((item) => [
    ...(told.unitsOfItem.get(item) ?? []),
  ]);
  return [...new Set([...(own === undefined ? [] : [own]), ...linked])].flatMap((unit) => {
    const known = told.units.get(unit);
    return known === undefined ? [] : [{ unit, startedAt: known.startedAt }];
  });
}

/** The people who reviewed the pull request that a file came with. */
function reviewersOf({ reviews, accounts }: ToldSurface): (file: ToldFile) => string[] {
  const byPull = new Map<string, Set<string>>();
  for (const { repoId, number, author } of reviews) {
    const account = accounts.get(author);
    if (!account?.isHuman) continue;
    const key = `${repoId} ${number}`;
    byPull.set(key, (byPull.get(key) ?? new Set()).add(account.who));
  }
  return ({ repoId, number }) => (number === null ? [] : [...(byPull.get(`${repoId} ${number}`) ?? [])]);
}
