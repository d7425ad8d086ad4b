import type { UnitLink } from "@/lib/model/work-unit.ts";
import { addTo } from "./add-to.ts";
import type { ChangeFacts, FilesOf } from "./change-facts.ts";
import { commonDirectory, levelsBelow } from "./common-directory.ts";
import { fileOverlap } from "./file-overlap.ts";
import { byOpening } from "./in-order.ts";
import { leafItems } from "./leaf-items.ts";
import { LONGEST_RUN, nearInTime } from "./near-in-time.ts";
import { Runs } from "./runs.ts";

const LEAST_OVERLAP = 0.3;
const LEAST_LEVELS = 2;
const BY_DIRECTORY = 0.5;

type Candidate = {
  readonly change: ChangeFacts;
  readonly files: readonly string[];
  readonly directory: string | null;
};

/**
 * Links changes of one repository that no work item names, that share a human, and that follow one another within 72 hours: three
 * tenths of their files are the same, or the deepest directory of each is one and the same and lies two levels or more below the
 * repository or the service. A run of them lasts at most 14 days. Taken by opening; each change meets the latest first.
 * `roots` are the directories of a repository in which services begin.
 */
export function linkSameWork(
  changes: readonly ChangeFacts[],
  filesOf: FilesOf,
  roots: ReadonlyMap<string, readonly string[]>,
): UnitLink[] {
  const byRepo = new Map<string, ChangeFacts[]>();
  for (const change of changes)
    if (change.people.length > 0 && leafItems(change).length === 0) addTo(byRepo, change.repo, change);
  return [...byRepo].flatMap(([repo, own]) =>
    linksOfRepo(own.toSorted(byOpening), filesOf, roots.get(repo) ?? []),
  );
}

function linksOfRepo(
  changes: readonly ChangeFacts[],
  filesOf: FilesOf,
  roots: readonly string[],
): UnitLink[] {
  const runs = new Runs(changes, LONGEST_RUN);
  const candidates = changes.map((change) => candidate(change, filesOf.get(change.id) ?? [], roots));
  const recent = new Map<string, number[]>();
  return candidates.flatMap((later, place) => {
    const links: UnitLink[] = [];
    for (const near of met(candidates, later, recent)) {
      const earlier = candidates[near];
      if (earlier === undefined || !runs.canJoin(place, near)) continue;
      const link = sameWork(later, earlier);
      if (link === null) continue;
      runs.join(place, near);
      links.push(link);
    }
    for (const where of placesOf(later)) addTo(recent, where, place);
    return links;
  });
}

function candidate(change: ChangeFacts, files: readonly string[], roots: readonly string[]): Candidate {
  const directory = commonDirectory(files);
  const isDeep = directory !== null && levelsBelow(directory, roots) >= LEAST_LEVELS;
  return { change, files, directory: isDeep ? directory : null };
}

/** Where a change can be met: in one of its files, or in its directory. */
const placesOf = ({ files, directory }: Candidate): readonly string[] =>
  directory === null ? files : [...files, `${directory}/`];

/**
 * Places of earlier changes that could be the same work by their times, their humans and where they were made, the latest first; some
 * come more than once.
 */
function met(
  candidates: readonly Candidate[],
  later: Candidate,
  recent: ReadonlyMap<string, readonly number[]>,
): Iterable<number> {
  const found: number[] = [];
  for (const where of placesOf(later)) {
    const list = recent.get(where);
    for (let at = (list?.length ?? 0) - 1; at >= 0; at -= 1) {
      const near = list?.[at] ?? 0;
      const earlier = candidates[near];
      if (earlier === undefined || earlier.change.openedAt < later.change.openedAt - LONGEST_RUN) break;
      if (nearInTime(earlier.change, later.change) && shareSomebody(earlier.change, later.change))
        found.push(near);
    }
  }
  return found.length < 2 ? found : Int32Array.from(found).sort().reverse();
}

const shareSomebody = (a: ChangeFacts, b: ChangeFacts): boolean =>
  a.people.some((person) => b.people.includes(person));

function sameWork(later: Candidate, earlier: Candidate): UnitLink | null {
  const overlap = fileOverlap(later.files, earlier.files);
  const inDirectory = later.directory !== null && later.directory === earlier.directory;
  if (overlap < LEAST_OVERLAP && !inDirectory) return null;
  return {
    from: later.change.id,
    to: earlier.change.id,
    rule: "same_work",
    evidence: overlap >= LEAST_OVERLAP ? `files ${overlap.toFixed(2)}` : `directory ${later.directory}`,
    strength: Math.max(overlap >= LEAST_OVERLAP ? overlap : 0, inDirectory ? BY_DIRECTORY : 0),
  };
}
