import { addEdge } from "../edges/add-edge.ts";
import { type LineIndex, lineIndex } from "../edges/line-index.ts";
import { isManifest, isVersionField } from "../files/manifests.ts";
import type { ChangeMeta, FileAtoms } from "../fold/change-atoms.ts";
import type { Draft } from "../fold/draft.ts";
import { atomsOf } from "../fold/fold-state.ts";
import { ATOM, MARK } from "../fold/marks.ts";

/** Titles that nominate a change as a promotion; whether it is one, its content decides. */
export const PROMOTION_TITLE = /^(release|merge|sync|back-?merge|promote)\b/i;

const BOOKKEEPING =
  /(^|\/)(changelog[^/]*|changes(\.md|\.rst|\.txt)?|history(\.md|\.rst)?|version(\.txt)?|release-notes[^/]*|\.release-please-manifest\.json|\.changeset\/[^/]+)$/i;

/** Share of a nominated change that must be known from elsewhere before any of it counts as moved. */
const ENOUGH = 0.5;

/** Content that other changes have already brought to a branch, and that a merge only carries to the next. */
export function markMerged(draft: Draft): void {
  const { context, state } = draft;
  if (context.brings.length > 0)
    markBrought(
      draft,
      context.brings.flatMap((id) => state.byId.get(id) ?? []),
    );
}

/** The same where the commits were lost on the way, and the bookkeeping of releases. A copy of one change is no promotion. */
export function markCarried(draft: Draft): void {
  const { context, edges } = draft;
  if (context.brings.length === 0 && nominated(draft) && !edges.some((edge) => edge.kind === "duplicate")) {
    markSquashed(draft, candidates(draft));
  }
  if (context.releaseAutomation || context.betweenLongLived) markBookkeeping(draft);
}

const nominated = ({ atoms, context }: Draft) =>
  context.betweenLongLived || PROMOTION_TITLE.test(atoms.meta.title);

type Source = {
  readonly change: ChangeMeta;
  readonly index: LineIndex;
  matched: number;
};

const open = (draft: Draft, changes: readonly ChangeMeta[]): Source[] =>
  changes.flatMap((change) => {
    const atoms = atomsOf(draft.state, change.index);
    return atoms ? [{ change, index: lineIndex(atoms, () => true), matched: 0 }] : [];
  });

/** The sources that touch a file as it is named after and before: its added and removed lines can come from no other. */
type NearSources = { readonly after: readonly Source[]; readonly before: readonly Source[] };

function sourcesOf(sources: readonly Source[], { path, oldPath }: FileAtoms): NearSources {
  const after = sources.filter(({ index }) => index.touches(path));
  return { after, before: path === oldPath ? after : sources.filter(({ index }) => index.touches(oldPath)) };
}

/** The commits of other changes arrive by a merge. What differs from both parents is work on the merge itself. */
function markBrought(draft: Draft, changes: readonly ChangeMeta[]): void {
  // Latest first: where two changes wrote the same line, the later one left it there.
  const sources = open(draft, changes).toReversed();
  const { conflictPaths, onlyBrings } = draft.context;
  for (const file of draft.atoms.files) {
    const whole = onlyBrings && conflictPaths !== null && !conflictPaths.has(file.path);
    const near = sourcesOf(sources, file);
    for (let i = file.from; i < file.to; i++) {
      const source = takeFrom(draft, near, file, i);
      if (source || whole) mark(draft, i);
    }
  }
  report(draft, sources, "P-sha");
}

/** A squash hides whose commits arrive: only lines that are known from the other branches count, if they are most. */
function markSquashed(draft: Draft, changes: readonly ChangeMeta[]): void {
  const sources = open(draft, changes).toReversed();
  if (sources.length === 0) return;
  const matches: { i: number; birth: number; done: number }[] = [];
  for (const file of draft.atoms.files) {
    const near = sourcesOf(sources, file);
    for (let i = file.from; i < file.to; i++) {
      const birth = draft.birth[i] ?? 0;
      const done = draft.done[i] ?? 0;
      if (takeFrom(draft, near, file, i)) matches.push({ i, birth, done });
    }
  }
  if (matches.length < ENOUGH * draft.atoms.hash.length) {
    for (const { i, birth, done } of matches) {
      draft.birth[i] = birth;
      draft.done[i] = done;
    }
    return;
  }
  for (const { i } of matches) mark(draft, i);
  report(draft, sources, "P-content");
}

function takeFrom(draft: Draft, near: NearSources, file: FileAtoms, i: number): Source | null {
  const { atoms, birth, done } = draft;
  const plus = ((atoms.kind[i] ?? 0) & ATOM.plus) !== 0;
  const path = plus ? file.path : file.oldPath;
  for (const source of plus ? near.after : near.before) {
    const at = source.index.take(path, plus, atoms.hash[i] ?? 0);
    if (at < 0) continue;
    source.matched += 1;
    if (plus && !done[i]) birth[i] = source.change.base + at;
    done[i] = 1;
    return source;
  }
  return null;
}

function candidates({ state, atoms }: Draft): ChangeMeta[] {
  const carried = (change: ChangeMeta) =>
    (state.edgesTo.get(change.id) ?? []).some(
      (edge) => edge.kind === "promotion" && state.byId.get(edge.from)?.branch === atoms.meta.branch,
    );
  return [...state.window.values()]
    .map((each) => each.meta)
    .filter((change) => change.branch !== atoms.meta.branch && !carried(change));
}

function report(draft: Draft, sources: readonly Source[], rule: string): void {
  for (const { change, matched } of sources.toReversed()) {
    if (matched > 0 || rule === "P-sha") addEdge(draft, "promotion", change.id, rule, matched);
  }
}

function mark({ atoms, done }: Draft, i: number): void {
  atoms.marks[i] = (atoms.marks[i] ?? 0) | MARK.promotion;
  done[i] = 1;
}

function markBookkeeping(draft: Draft): void {
  let marked = 0;
  for (const file of draft.files) {
    const whole = BOOKKEEPING.test(file.newPath);
    if (!whole && !isManifest(file.newPath)) continue;
    for (let i = file.from; i < file.to; i++) {
      if (!whole && !isVersionField(file.newPath, file.text?.[i - file.from] ?? "")) continue;
      if ((draft.atoms.marks[i] ?? 0) & MARK.promotion) continue;
      draft.atoms.marks[i] = (draft.atoms.marks[i] ?? 0) | MARK.promotion;
      marked += 1;
    }
  }
  if (marked > 0 && !draft.edges.some((edge) => edge.kind === "promotion")) {
    addEdge(draft, "promotion", null, "P-bookkeeping", marked);
  }
}
