import type { LandedIn } from "@/lib/ledger/closed/closed-books.ts";
import type { LandedCandidate, Sought } from "@/lib/ledger/closed/landed-candidates.ts";
import { lineBag, takeLines } from "@/lib/ledger/closed/line-bag.ts";
import type { TreeDiff } from "@/lib/sources/git/tree-diff.ts";

/** No more changes than these are looked into for one, those that landed first. */
const MOST_CANDIDATES = 10;
/** So many of five lines landed elsewhere, and all of it counts as landed. */
const ENOUGH = 4;

/**
 * Compares a closed change line by line with those that may hold it, in the order in which they landed, until four fifths of its lines
 * were found in them. Answers those that held some; none where it is not enough.
 */
export async function findLanded(
  trees: TreeDiff,
  { baseSha, headSha, gross }: Sought,
  candidates: readonly LandedCandidate[],
): Promise<LandedIn[]> {
  if (candidates.length === 0 || gross === 0) return [];
  const bag = lineBag(await trees.between(baseSha, headSha));
  const found: LandedIn[] = [];
  let left = gross;
  for (const { change, at, mergeSha, baseSha: base } of candidates.slice(0, MOST_CANDIDATES)) {
    const matched = takeLines(bag, await trees.between(base, mergeSha));
    if (matched === 0) continue;
    found.push({ change, at, matched });
    left -= matched;
    if ((gross - left) * 5 >= gross * ENOUGH) return found;
  }
  return [];
}
