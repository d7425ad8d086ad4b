import type { PlannedChange } from "@/lib/model/change-plan.ts";
import type { ToldWork } from "@/lib/model/told-work.ts";
import type { ReadingDirectory } from "@/lib/sources/git/reading-directory.ts";
import { openTreeDiff } from "@/lib/sources/git/tree-diff.ts";
import type { RetitledChange } from "./analyzed.ts";
import { changeWorkKind } from "./change-work-kind.ts";

/** What changes were for of which a host tells otherwise: of these, and no others, git is asked for the files again. */
export async function retitledChanges(
  source: ReadingDirectory,
  changes: readonly PlannedChange[],
  pathspecs: readonly string[],
  toldWork: ReadonlyMap<string, ToldWork>,
): Promise<RetitledChange[]> {
  if (changes.length === 0) return [];
  const diffs = openTreeDiff(source, undefined, pathspecs);
  const found: RetitledChange[] = [];
  try {
    for (const { id, title, baseSha, mergeSha } of changes) {
      const told = toldWork.get(id)?.workKind;
      const workKind = told ?? changeWorkKind(title, await diffs.between(baseSha, mergeSha));
      found.push({ id, title, workKind });
    }
  } finally {
    await diffs.close();
  }
  return found;
}
