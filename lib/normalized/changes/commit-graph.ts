import { words } from "@/lib/core/words.ts";
import type { GitCommit } from "@/lib/model/git-commit.ts";
import type { GraphColumns } from "./graph-columns.ts";
import { grown } from "./grown.ts";
import { type Recognised, recognise, suffixed } from "./recognise.ts";

const FORGE_EMAILS = new Set(["noreply@github.com"]);

/**
 * The commits of one repository, held compactly: columns by index, about 200 bytes a commit.
 * Commits may arrive in any order and be added to later; a parent that was never added is absent and ends a walk.
 */
export class CommitGraph {
  readonly #index = new Map<string, number>();
  readonly #shas: string[] = [];
  readonly #subjects: string[] = [];
  readonly #emailIds = new Map<string, number>();
  readonly #emails: string[] = [];
  readonly #recognised = new Map<number, Recognised>();
  #start = new Int32Array(1024);
  #count = new Uint16Array(1024);
  #authored = new Uint32Array(1024);
  #committed = new Uint32Array(1024);
  #author = new Int32Array(1024);
  #forge = new Uint8Array(1024);
  #parents = new Int32Array(1024);
  #parentsUsed = 0;
  #settled = 0;

  /** How many commits are known, absent parents among them. Indices run below it. */
  get size(): number {
    return this.#shas.length;
  }

  /** Takes a commit in; a commit already present is left as it is. Returns its index. */
  add(commit: GitCommit): number {
    const index = this.#intern(commit.sha);
    if (this.isPresent(index)) return index;
    this.#settled = Math.min(this.#settled, index);
    const parents = commit.parents.map((sha) => this.#intern(sha));
    this.#parents = grown(this.#parents, this.#parentsUsed + parents.length);
    this.#parents.set(parents, this.#parentsUsed);
    this.#start[index] = this.#parentsUsed + 1;
    this.#count[index] = parents.length;
    this.#parentsUsed += parents.length;
    this.#authored[index] = commit.authoredAt;
    this.#committed[index] = commit.committedAt;
    this.#author[index] = this.#email(commit.author.email);
    this.#forge[index] = FORGE_EMAILS.has(commit.committer.email.toLowerCase()) ? 1 : 0;
    const subject = detached(commit.subject);
    this.#subjects[index] = subject;
    const recognised = recognise(subject, commit.body, parents.length);
    if (recognised !== null) this.#recognised.set(index, withoutBody(recognised));
    return index;
  }

  /** Index of a commit that is present, or -1. */
  indexOf(sha: string): number {
    const index = this.#index.get(sha) ?? -1;
    return index >= 0 && this.isPresent(index) ? index : -1;
  }

  isPresent(index: number): boolean {
    return (this.#start[index] ?? 0) > 0;
  }

  shaOf(index: number): string {
    return this.#shas[index] ?? "";
  }

  /** Number of parents named by the commit, absent ones counted. */
  parentCount(index: number): number {
    return this.#count[index] ?? 0;
  }

  /** Index of the nth parent, or -1 where there is none; the parent may be absent. */
  parent(index: number, nth: number): number {
    if (nth >= this.parentCount(index)) return -1;
    return this.#parents[(this.#start[index] ?? 0) - 1 + nth] ?? -1;
  }

  /** Index of the nth parent if it is present, else -1. */
  presentParent(index: number, nth: number): number {
    const parent = this.parent(index, nth);
    return parent >= 0 && this.isPresent(parent) ? parent : -1;
  }

  authoredAt(index: number): number {
    return this.#authored[index] ?? 0;
  }

  committedAt(index: number): number {
    return this.#committed[index] ?? 0;
  }

  authorEmail(index: number): string {
    return this.#emails[this.#author[index] ?? -1] ?? "";
  }

  /** The forge itself committed it, as it does when somebody merges or edits on its pages. */
  isForgeCommit(index: number): boolean {
    return this.#forge[index] === 1;
  }

  subject(index: number): string {
    return this.#subjects[index] ?? "";
  }

  recognised(index: number): Recognised | null {
    return this.#recognised.get(index) ?? null;
  }

  /** Commits below this index are what they were when the graph was made from columns; 0 for one that was not. */
  get settled(): number {
    return this.#settled;
  }

  /** The commits `[from, to)` as plain data. */
  toColumns(from = 0, to = this.size): GraphColumns {
    const indices = Array.from({ length: to - from }, (_, row) => from + row);
    const authors = words(indices.map((index) => this.authorEmail(index)));
    const recognised = indices.map((index) => this.recognised(index));
    const isSuffix = (found: Recognised | null) => found?.form === "suffix";
    return {
      shas: this.#shas.slice(from, to).join(""),
      subjects: this.#subjects.slice(from, to),
      emails: authors.list,
      author: authors.at,
      present: Uint8Array.from(indices, (index) => (this.isPresent(index) ? 1 : 0)),
      forge: this.#forge.slice(from, to),
      authored: this.#authored.slice(from, to),
      committed: this.#committed.slice(from, to),
      count: this.#count.slice(from, to),
      parents: Int32Array.from(
        indices.flatMap((index) =>
          Array.from({ length: this.parentCount(index) }, (_, nth) => this.parent(index, nth)),
        ),
      ),
      suffix: Uint32Array.from(recognised, (found) => (isSuffix(found) ? (found?.number ?? 0) : 0)),
      recognised: recognised.flatMap((found, row) =>
        found === null || isSuffix(found) ? [] : [[row, found] as const],
      ),
    };
  }

  /** The graph that the columns were taken from, piece after piece. */
  static fromColumns(pieces: Iterable<GraphColumns>): CommitGraph {
    const graph = new CommitGraph();
    for (const columns of pieces) graph.#append(columns);
    graph.#settled = graph.size;
    return graph;
  }

  #append(columns: GraphColumns): void {
    const { subjects, shas, count } = columns;
    const from = this.size;
    const to = from + subjects.length;
    const idLength = shas.length / subjects.length;
    const authors = Int32Array.from(columns.emails, (email) => this.#email(email));
    this.#reserve(to);
    this.#forge.set(columns.forge, from);
    this.#authored.set(columns.authored, from);
    this.#committed.set(columns.committed, from);
    this.#count.set(count, from);
    for (const [row, subject] of subjects.entries()) {
      const index = from + row;
      const sha = shas.slice(row * idLength, (row + 1) * idLength);
      this.#index.set(sha, index);
      this.#shas.push(sha);
      this.#subjects.push(subject);
      this.#author[index] = authors[columns.author[row] ?? 0] ?? 0;
      const suffix = columns.suffix[row] ?? 0;
      if (suffix > 0) this.#recognised.set(index, suffixed(subject, suffix));
      if (columns.present[row] === 0) continue;
      this.#start[index] = this.#parentsUsed + 1;
      this.#parentsUsed += count[row] ?? 0;
    }
    this.#parents = grown(this.#parents, this.#parentsUsed);
    this.#parents.set(columns.parents, this.#parentsUsed - columns.parents.length);
    for (const [row, recognised] of columns.recognised) this.#recognised.set(from + row, recognised);
  }

  /** Forgets the commits that none of the tips contains: they become absent. */
  keepOnly(tips: Iterable<string>): void {
    const held = new Uint8Array(this.size);
    const stack = Array.from(tips, (tip) => this.indexOf(tip));
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (at < 0 || held[at] === 1) continue;
      held[at] = 1;
      for (let nth = 0; nth < this.parentCount(at); nth++) stack.push(this.presentParent(at, nth));
    }
    for (let index = 0; index < this.size; index++) {
      if (held[index] === 1 || !this.isPresent(index)) continue;
      this.#settled = Math.min(this.#settled, index);
      this.#start[index] = 0;
      this.#count[index] = 0;
      this.#recognised.delete(index);
    }
  }

  #intern(sha: string): number {
    const known = this.#index.get(sha);
    if (known !== undefined) return known;
    const index = this.#shas.length;
    this.#index.set(sha, index);
    this.#shas.push(sha);
    this.#subjects.push("");
    this.#reserve(index + 1);
    return index;
  }

  #reserve(need: number): void {
    this.#start = grown(this.#start, need);
    this.#count = grown(this.#count, need);
    this.#authored = grown(this.#authored, need);
    this.#committed = grown(this.#committed, need);
    this.#author = grown(this.#author, need);
    this.#forge = grown(this.#forge, need);
  }

  #email(email: string): number {
    const key = email.toLowerCase();
    const known = this.#emailIds.get(key);
    if (known !== undefined) return known;
    this.#emails.push(key);
    this.#emailIds.set(key, this.#emails.length - 1);
    return this.#emails.length - 1;
  }
}

/** A copy that keeps nothing else alive: a piece cut from a message holds on to the whole of it. */
const detached = (text: string): string => Buffer.from(text, "utf8").toString("utf8");

const withoutBody = (recognised: Recognised): Recognised =>
  recognised.form === "pull"
    ? {
        ...recognised,
        title: detached(recognised.title),
        headBranch: recognised.headBranch === null ? null : detached(recognised.headBranch),
      }
    : recognised;

/** The graph of all these commits. */
export function graphOf(commits: Iterable<GitCommit>): CommitGraph {
  const graph = new CommitGraph();
  for (const commit of commits) graph.add(commit);
  return graph;
}
