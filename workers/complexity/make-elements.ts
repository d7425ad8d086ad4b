import { withOrg } from "@/lib/core/db.ts";
import { changeElements } from "@/lib/ledger/complexity/change-elements.ts";
import type { InputFile } from "@/lib/ledger/complexity/elements-input.ts";
import {
  type CountedGroup,
  type DueChange,
  type ElementsRow,
  groupsOf,
  keepElements,
} from "@/lib/ledger/complexity/elements-store.ts";
import { historyFiles } from "@/lib/ledger/complexity/history-files.ts";
import { markScored } from "@/lib/ledger/complexity/score-store.ts";
import type { TextKey } from "@/lib/ledger/complexity/structure-store.ts";
import type { ProductMap } from "@/lib/ledger/complexity/subsystem-of.ts";
import { lexerFor } from "@/lib/ledger/files/lexer-for.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import type { ReadingDirectory } from "@/lib/sources/git/reading-directory.ts";
import { openTreeDiff } from "@/lib/sources/git/tree-diff.ts";
import { type ElementFile, elementFiles, withStructures } from "./element-files.ts";
import { type StructureDeps, structuresOf } from "./structures-of.ts";

/** Of one file, and of one change, no more changed lines than these are looked at: it says so where there were more. */
const FILE_LINES = 20_000;
const CHANGE_LINES = 60_000;

/** What a repository is made of, and pathspecs of what it lacks. */
export type RepositoryMap = { readonly product: ProductMap; readonly leftOut: readonly string[] };

type Told = { readonly due: DueChange; readonly files: readonly ElementFile[]; readonly isCapped: boolean };

/** Makes and keeps the elements of some changes, from their diffs and from what the texts before and after consist of. */
export async function makeElements(
  deps: StructureDeps,
  scope: RepoScope,
  source: ReadingDirectory,
  { product, leftOut }: RepositoryMap,
  due: readonly DueChange[],
): Promise<void> {
  const groups = await withOrg(deps.db, scope.orgId, (tx) =>
    groupsOf(
      tx,
      scope,
      due.map(({ id }) => id),
    ),
  );
  const told = await filesOf(source, product, leftOut, due, groups);
  const texts = told.flatMap(({ files }) =>
    files.flatMap(({ before, after }) => [before, after].filter((text): text is TextKey => text !== null)),
  );
  const structures = await structuresOf(deps, scope, source, texts);
  const made = told.map(({ due: { id, stamp }, files, isCapped }): ElementsRow => {
    const told = files.map((file) => ({ input: withStructures(file, structures), counts: file.counts }));
    const inputs = told.map(({ input }) => input);
    const elements = changeElements({ repository: scope.repoId, files: inputs });
    const code = inputs.filter(({ before, after }) => [before, after].some(isCode));
    return {
      change: id,
      stamp,
      elements: isCapped ? { ...elements, capped: true } : elements,
      history: historyFiles(told),
      files: code.length,
      measured: code.filter(isMeasured).length,
    };
  });
  await withOrg(deps.db, scope.orgId, async (tx) => {
    await keepElements(tx, scope, made);
    await markScored(
      tx,
      scope,
      made.map(({ change }) => change),
    );
  });
}

const isCode = (structure: InputFile["before"]) => structure !== null && structure.coverage !== "none";
const isMeasured = ({ before, after }: InputFile) =>
  [before, after].every((structure) => structure?.coverage !== "fallback");

async function filesOf(
  source: ReadingDirectory,
  product: ProductMap,
  leftOut: readonly string[],
  due: readonly DueChange[],
  groups: ReadonlyMap<string, readonly CountedGroup[]>,
): Promise<Told[]> {
  let wanted: ReadonlySet<string> = new Set();
  const keepText = (path: string) => wanted.has(path);
  const diffs = openTreeDiff(source, { lexerFor, keepText }, leftOut);
  try {
    const told: Told[] = [];
    for (const change of due) {
      const own = groups.get(change.id) ?? [];
      const written = new Set(own.flatMap(({ path, class: name }) => (name === "generated" ? [] : [path])));
      wanted = pathsWithin(own);
      const diff = await diffs.between(change.baseSha, change.mergeSha);
      told.push({
        due: change,
        files: elementFiles(diff, own, product),
        isCapped: wanted.size < written.size,
      });
    }
    return told;
  } finally {
    await diffs.close();
  }
}

/** Hand-written files whose changed lines are looked at, in the order of the ledger. */
function pathsWithin(groups: readonly CountedGroup[]): Set<string> {
  const lines = new Map<string, number>();
  for (const { path, class: name, added, removed } of groups) {
    if (name !== "generated") lines.set(path, (lines.get(path) ?? 0) + added + removed);
  }
  const within = new Set<string>();
  let all = 0;
  for (const [path, count] of lines) {
    if (count > FILE_LINES || all + count > CHANGE_LINES) continue;
    all += count;
    within.add(path);
  }
  return within;
}
