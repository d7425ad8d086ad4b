import { liveLines } from "@/lib/ledger/fold/branch-lines.ts";
import type { GitCommit } from "@/lib/model/git-commit.ts";
import type { KnownPull } from "@/lib/model/known-pull.ts";
import type { ToldWork } from "@/lib/model/told-work.ts";
import { foldContext } from "@/lib/normalized/context/context-inventory.ts";
import { isMissingObject } from "@/lib/sources/git/git-failure.ts";
import { findLeftOut, type LeftOut } from "@/lib/sources/git/missing-objects.ts";
import type { OpenRepository } from "@/lib/sources/git/open-repository.ts";
import { readMailmap } from "@/lib/sources/git/read-mailmap.ts";
import { letHeapGrow } from "../let-heap-grow.ts";
import type { AnalyzedBatch, AnalyzedEnd, Carried } from "./analyzed.ts";
import { askGit, type GitAnswers } from "./ask-git.ts";
import { commitOwners } from "./commit-owners.ts";
import { contextEvents } from "./context-events.ts";
import { type Continued, continuesFrom } from "./continues-from.ts";
import { copiedCommits } from "./copied-commits.ts";
import { endOfHistory, landingOf } from "./end-of-history.ts";
import { foldHistory } from "./fold-history.ts";
import { groupOwners } from "./group-owners.ts";
import { announceLines, type HistoryLines, linesOfHistory } from "./lines-of-history.ts";
import { markOfAllWork, markOfWork } from "./mark-of-work.ts";
import { newCarried } from "./new-carried.ts";
import { ownersEvents } from "./owners-events.ts";
import { addFolded, type Books, newPending } from "./pending-batch.ts";
import { readComposition } from "./read-composition.ts";
import { type ReadPlan, readPlan } from "./read-plan.ts";
import { READING, type Reading } from "./reading.ts";
import { retitledChanges } from "./retitled-changes.ts";

/** Where an analysis puts what it finds. Nothing that it was given counts until `end` has been called. */
export type AnalysisSink = {
  /** Called before the first batch, and again from the start where a read has to begin anew. */
  begin(fresh: boolean): Promise<void>;
  batch(batch: AnalyzedBatch): Promise<void>;
  end(end: AnalyzedEnd): Promise<void>;
};

export type AnalysisOptions = {
  /** What an earlier run left; null to read from the beginning. */
  readonly carried: Carried | null;
  /** Commits beyond what was carried, where somebody has begun to read them; see `commitsAhead`. */
  readonly ahead?: Promise<readonly GitCommit[]>;
  /** `owner/name`, where it is known. */
  readonly repository: string | null;
  /** All pull requests that the host of the repository knows; without a host, or before it told all, left out. */
  readonly knownPulls?: readonly KnownPull[] | null;
  /** What hosts tell of the work behind changes, by their ids; without a host left out. */
  readonly toldWork?: ReadonlyMap<string, ToldWork> | null;
  /** By which rules lines are followed; without it, by those of the product. */
  readonly reading?: Reading;
  readonly report: (phase: "commits" | "changes", done: number, total: number) => void;
};

const BATCH = 1_000;
/** Enough for what a few hundred changes did. */
const HOLD_BYTES = 4 << 20;

/**
 * Reads a repository from where an earlier run stopped, or from the beginning: plan, lines, classes, composition.
 * History that was rewritten, and contents that turn out to be missing, make it begin anew.
 * @throws AppError where the repository cannot be read whole; the sink's `end` has then not been called.
 */
export async function analyzeHistory(
  source: OpenRepository,
  sink: AnalysisSink,
  options: AnalysisOptions,
): Promise<AnalyzedEnd> {
  const report = (commits: number) => options.report("commits", commits, 0);
  const { carried: left, knownPulls } = options;
  const ahead = (left && (await options.ahead)) ?? [];
  const kept = left && { known: left.planned, kept: left.plan, ahead };
  const asked = () => readPlan(source, report, { ...kept, knownPulls: knownPulls ?? null });
  const plan = await (left ? letHeapGrow(asked) : asked());
  const history = linesOfHistory(plan);
  // Git is at work on what is new while the lines of history that it touches are loaded.
  const answers = left?.leftOut.length === 0 ? askFrom(left.planned.length) : null;
  let leaveOut: LeftOut[] = [];
  try {
    const continued = left && (await continuesFrom(plan, history, left, options.toldWork ?? new Map()));
    const before = left && continued && { ...continued, carried: left, answers };
    if (!before) await answers?.end();
    if (left?.leftOut.length) leaveOut = await findLeftOut(source, tipsOf(source, plan));
    const go = () => run(source, sink, options, plan, history, before, leaveOut);
    return await (before ? letHeapGrow(go) : go());
  } catch (error) {
    if (!isMissingObject(error) || leaveOut.length > 0) throw error;
    leaveOut = await findLeftOut(source, tipsOf(source, plan));
    if (leaveOut.length === 0) throw error;
    return await run(source, sink, options, plan, history, null, leaveOut);
  } finally {
    await answers?.end();
  }

  function askFrom(first: number): GitAnswers {
    const { algorithm } = options.reading ?? READING.shipped;
    const changes = [...plan.plan.changes.from(first)];
    return askGit({
      source,
      changes,
      graph: plan.graph,
      ahead,
      leaveOut: [],
      algorithm,
      holdBytes: HOLD_BYTES,
    });
  }
}

/** Everything whose contents may be asked for: the branches, and the pull requests whose lines are counted. */
const tipsOf = (source: OpenRepository, plan: ReadPlan) => [
  ...plan.plan.branches.map((branch) => branch.tip),
  ...source.pullHeads.map(({ sha }) => sha),
];

/** What a run goes on from, what has become of its changes since, and what git was asked of the new ones. */
type Before = Continued & {
  readonly carried: Carried;
  readonly answers: GitAnswers | null;
};

async function run(
  source: OpenRepository,
  sink: AnalysisSink,
  options: AnalysisOptions,
  plan: ReadPlan,
  history: HistoryLines,
  before: Before | null,
  leaveOut: readonly LeftOut[],
): Promise<AnalyzedEnd> {
  const reading = options.reading ?? READING.shipped;
  const carried = before?.carried ?? newCarried(reading);
  await sink.begin(before === null);
  const all = plan.plan.changes;
  const live = before && liveLines(carried.fold);
  announceLines(carried.fold, history, plan);
  const first = carried.planned.length;
  const { graph } = plan;
  const added = [...all.from(first)];
  const ownerOf = commitOwners(all);
  const pathspecs = leaveOut.map(({ pathspec }) => pathspec);
  // Git has done with it before the last change is folded.
  const landing = landingOf(plan);
  const aliases = landing ? readMailmap(source, landing.tip) : Promise.resolve([]);
  aliases.catch(() => undefined);
  const { algorithm } = reading;
  const asked = { source, changes: added, graph, ahead: [], leaveOut: pathspecs, algorithm, holdBytes: 0 };
  const folded = foldHistory({
    source,
    changes: added,
    answers: before?.answers ?? askGit(asked),
    earlier: {
      get: (id) => {
        const place = carried.fold.byId.get(id)?.index;
        return place === undefined ? undefined : all.at(place);
      },
    },
    state: carried.fold,
    text: carried.text,
    ownerOf,
    copies: () => copiedCommits({ source, graph, changes: all, first, leaveOut: pathspecs }),
    placeOf: history.placeOf,
    repository: options.repository,
    toldWork: options.toldWork ?? null,
    leaveOut,
    algorithm,
  });
  const events = {
    context: [] as ReturnType<typeof contextEvents>,
    owners: [] as ReturnType<typeof ownersEvents>,
  };
  const mergedAt = (change: string) => carried.fold.byId.get(change)?.mergedAt ?? 0;
  let pending = newPending();
  pending.entries.push(...(before?.entries ?? []));
  let position = first;
  const write = async ({ changes, ...books }: Books, read: number) => {
    const classified = await readComposition(source, source.aiNotes, leaveOut, changes);
    await sink.batch({ ...books, changes: classified });
    options.report("changes", read, all.length);
  };
  // One batch is written while the next one is folded.
  let writing = Promise.resolve();
  const flush = async () => {
    await writing;
    const owned = groupOwners([...carried.owners, ...events.owners], mergedAt);
    writing = write({ ...pending, groups: owned(pending.groups) }, position);
    writing.catch(() => undefined);
    pending = newPending();
  };
  try {
    for await (const each of folded) {
      addFolded(pending, each, position, plan.told, options.toldWork?.get(each.planned.id) ?? null);
      if (each.onLandingLine) {
        events.context.push(...contextEvents(each));
        events.owners.push(...ownersEvents(each, carried.text));
      }
      position += 1;
      if (pending.changes.length >= BATCH) await flush();
    }
    await flush();
    await writing;
  } finally {
    await writing.catch(() => undefined);
  }
  const places = new Set([...(before?.retitled ?? []), ...(before?.retold ?? [])].map(({ index }) => index));
  const retitled = [...places].map((place) => all.at(place));
  const end = await endOfHistory(
    source,
    plan,
    {
      ...carried,
      plan: {
        graph,
        tips: source.branches.map(({ tip }) => tip),
        patches: plan.patches,
      },
      context: foldContext(events.context, carried.context),
      owners: [...carried.owners, ...events.owners],
      planned: carried.planned.concat(
        added.map((change) => ({
          id: change.id,
          mergeSha: change.mergeSha,
          line: history.placeOf(change).line,
          told: plan.told.markOf(change),
          work: markOfWork(options.toldWork?.get(change.id)),
        })),
      ),
      leftOut: leaveOut.map(({ path }) => path),
      work: markOfAllWork(options.toldWork ?? new Map()),
    },
    live,
    {
      retitled: await retitledChanges(source, retitled, pathspecs, options.toldWork ?? new Map()),
      aliases: await aliases,
    },
  );
  await sink.end(end);
  return end;
}
