import { AppError } from "@/lib/core/errors.ts";
import type { ChangeAtoms } from "@/lib/ledger/fold/change-atoms.ts";
import type { BranchLines, FoldState } from "@/lib/ledger/fold/fold-state.ts";
import type { PlannedChange } from "@/lib/model/change-plan.ts";
import type { CommitGraph } from "@/lib/normalized/changes/commit-graph.ts";
import { findLeftOut } from "@/lib/sources/git/missing-objects.ts";
import type { OpenRepository } from "@/lib/sources/git/open-repository.ts";
import { type AnalysisSink, analyzeHistory } from "../analyze/analyze-history.ts";
import { READING, type Reading } from "../analyze/reading.ts";

/** The same history, read by each of the readings, and whose each commit is. */
export type ThreeReadings = {
  readonly tip: string;
  readonly changes: ReadonlyMap<string, PlannedChange>;
  /** The change that a commit of the landing branch's first parents landed with, by its id. */
  readonly ownerOf: (sha: string) => string | null;
  /** Ids of the changes that the first parents of the tip landed with. */
  readonly firstParents: ReadonlySet<string>;
  /** Pathspecs of files whose contents the clone lacks; no reading knows them. */
  readonly leaveOut: readonly string[];
  readonly folds: Readonly<Record<keyof typeof READING, FoldState>>;
};

/**
 * Reads a repository three times: as the product does, as blame does, and with the product's diff alone.
 * @throws AppError `invalid` where there is no branch to read.
 */
export async function readThrice(
  source: OpenRepository,
  report: (reading: number, done: number, total: number) => void,
): Promise<ThreeReadings> {
  const changes = new Map<string, PlannedChange>();
  const read = async (number: number, reading: Reading) => {
    const sink: AnalysisSink = {
      begin: async () => undefined,
      batch: async (batch) => {
        for (const { planned } of batch.changes) changes.set(planned.id, planned);
      },
      end: async () => undefined,
    };
    return analyzeHistory(source, sink, {
      carried: null,
      repository: null,
      reading,
      report: (phase, done, total) => report(number, phase === "changes" ? done : 0, total),
    });
  };
  const shipped = await read(1, { ...READING.shipped, archive: new Map<number, ChangeAtoms>() });
  const plain = await read(2, READING.plain);
  const histogramOnly = await read(3, READING.histogramOnly);
  const { headSha, leftOut, carried } = shipped;
  if (headSha === null || carried.plan === null)
    throw new AppError("invalid", "This repository has no branch to read.", {
      fix: "Commit something first.",
    });
  const owners = firstParentOwners(carried.plan.graph, headSha, changes);
  return {
    tip: headSha,
    changes,
    leaveOut: leftOut.length > 0 ? (await findLeftOut(source, [headSha])).map((each) => each.pathspec) : [],
    ownerOf: (sha) => owners.get(sha) ?? null,
    firstParents: new Set(owners.values()),
    folds: {
      shipped: carried.fold,
      plain: plain.carried.fold,
      histogramOnly: histogramOnly.carried.fold,
    },
  };
}

/** The line of history that ends in the tip of the landing branch. */
export function landingLine(fold: FoldState): BranchLines {
  const landing = [...fold.branches.values()].find((branch) => branch.landing);
  if (!landing) throw new AppError("bug", "A fold that was read has no landing branch.");
  return landing;
}

/** A rebase lands several commits as one change: those below its last commit are its own too. */
function firstParentOwners(
  graph: CommitGraph,
  tip: string,
  changes: ReadonlyMap<string, PlannedChange>,
): Map<string, string> {
  const landed = new Map([...changes.values()].map(({ mergeSha, id }) => [mergeSha, id]));
  const owners = new Map<string, string>();
  let owner = "";
  for (let at = graph.indexOf(tip); at >= 0; at = graph.presentParent(at, 0)) {
    const sha = graph.shaOf(at);
    owner = landed.get(sha) ?? owner;
    owners.set(sha, owner);
  }
  return owners;
}
