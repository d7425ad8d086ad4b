import { remoteOf } from "./remote-of.ts";
import type { RefsSnapshot } from "./schema.ts";

export type RepositoryRefs = {
  readonly branches: readonly { readonly name: string; readonly tip: string }[];
  readonly pullHeads: readonly { readonly number: number; readonly sha: string }[];
  readonly tags: readonly { readonly name: string; readonly sha: string }[];
  /** Commit of the notes that git-ai writes; null where the clone has none. */
  readonly aiNotes: string | null;
  /** Null only for a repository without commits. */
  readonly defaultBranch: string | null;
  /** What a person should know about how the branches were chosen, in plain sentences. */
  readonly remarks: readonly string[];
};

const PULL = [
  /^refs\/pull\/(\d+)\/head$/,
  /^refs\/merge-requests\/(\d+)\/head$/,
  /^refs\/remotes\/[^/]+\/(?:pr|pull)\/(\d+)(?:\/head)?$/,
];
const HEADS = "refs/heads/";
const TAGS = "refs/tags/";

/** The branches, pull request heads and default branch that a refs snapshot speaks of. */
export function normalizeRefs(snapshot: RefsSnapshot): RepositoryRefs {
  const remarks: string[] = [];
  const branches = chooseTips(snapshot, remarks);
  const named = [...branches]
    .map(([name, tip]) => ({ name, tip }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return {
    branches: named,
    pullHeads: pullHeadsOf(snapshot),
    tags: snapshot.refs
      .filter((ref) => ref.name.startsWith(TAGS))
      .map((ref) => ({ name: ref.name.slice(TAGS.length), sha: ref.sha })),
    aiNotes: snapshot.refs.find((ref) => ref.name === "refs/notes/ai")?.sha ?? null,
    defaultBranch: chooseDefault(snapshot, branches, remarks),
    remarks,
  };
}

/** One tip a branch name. Where a local branch and the remote's differ, the one that contains the other; else the remote's. */
function chooseTips(snapshot: RefsSnapshot, remarks: string[]): Map<string, string> {
  const remotePrefix = `refs/remotes/${remoteOf(snapshot.refs.map((ref) => ref.name))}/`;
  const tips = new Map<string, string>();
  for (const ref of snapshot.refs) {
    if (ref.name.startsWith(HEADS)) tips.set(ref.name.slice(HEADS.length), ref.sha);
  }
  for (const ref of snapshot.refs) {
    if (!ref.name.startsWith(remotePrefix) || PULL.some((pattern) => pattern.test(ref.name))) continue;
    const name = ref.name.slice(remotePrefix.length);
    const local = tips.get(name);
    if (local !== undefined && local !== ref.sha && snapshot.aheadOfRemote.includes(name)) {
      remarks.push(`${name} is read as it stands here: it is ahead of the remote's.`);
      continue;
    }
    if (local !== undefined && local !== ref.sha)
      remarks.push(`${name} is read as the remote last had it: what stands here differs.`);
    tips.set(name, ref.sha);
  }
  if (tips.size === 0 && snapshot.headSha !== null) {
    remarks.push("No branch exists; the commit that is checked out is read instead.");
    tips.set("HEAD", snapshot.headSha);
  }
  return tips;
}

function chooseDefault(
  snapshot: RefsSnapshot,
  branches: Map<string, string>,
  remarks: string[],
): string | null {
  if (branches.size === 0) {
    remarks.push("The repository has no commits yet.");
    return null;
  }
  const remote = snapshot.remoteHead?.replace(/^refs\/remotes\/[^/]+\//, "");
  if (remote !== undefined && branches.has(remote)) return remote;
  const head = snapshot.head?.slice(HEADS.length);
  if (head !== undefined && branches.has(head)) return head;
  if (branches.size === 1) return [...branches.keys()][0] ?? null;
  const usual = ["main", "master", "trunk"].find((name) => branches.has(name));
  const chosen = usual ?? newestBranch(snapshot, branches);
  remarks.push(`The repository does not say which branch is its default; ${chosen} is read as the default.`);
  return chosen;
}

function newestBranch(snapshot: RefsSnapshot, branches: Map<string, string>): string {
  const times = new Map(snapshot.refs.map((ref) => [ref.sha, ref.committedAt]));
  const age = (tip: string) => -(times.get(tip) ?? 0);
  const ordered = [...branches].toSorted((a, b) => age(a[1]) - age(b[1]) || (a[0] < b[0] ? -1 : 1));
  return ordered[0]?.[0] ?? "HEAD";
}

function pullHeadsOf(snapshot: RefsSnapshot): { number: number; sha: string }[] {
  const heads = new Map<number, string>();
  for (const ref of snapshot.refs) {
    const digits = PULL.map((pattern) => ref.name.match(pattern)?.[1]).find((found) => found !== undefined);
    if (digits !== undefined) heads.set(Number(digits), ref.sha);
  }
  return [...heads].map(([number, sha]) => ({ number, sha })).toSorted((a, b) => a.number - b.number);
}
