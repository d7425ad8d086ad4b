import type { GitCommit } from "@/lib/model/git-commit.ts";
import type { GraphColumns } from "./graph-columns.ts";
import { type Recognised, recognise } from "./recognise.ts";

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

  /** How many commits are known, absent parents among them. Indices run below it. */
  get size(): number {
    return this.#shas.length;
  }

  /** Takes a commit in; a commit already present is left as it is. Returns its index. */
  add(commit: GitCommit): number {
    const index = this.#intern(commit.sha);
    if (this.isPresent(index)) return index;
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

  /** Everything that the graph holds, as plain data. */
  toColumns(): GraphColumns {
    const { size } = this;
    return {
      shas: this.#shas.join("\n"),
      subjects: this.#subjects.join("\n"),
      emails: this.#emails.join("\n"),
      start: this.#start.slice(0, size),
      count: this.#count.slice(0, size),
      authored: this.#authored.slice(0, size),
      committed: this.#committed.slice(0, size),
      author: this.#author.slice(0, size),
      forge: this.#forge.slice(0, size),
      parents: this.#parents.slice(0, this.#parentsUsed),
      // A number at the end of a subject is found again; only what a body had a part in is kept.
      recognised: [...this.#recognised].filter(([, { form }]) => form !== "suffix"),
    };
  }

  /** The graph that the columns were taken from. */
  static fromColumns(columns: GraphColumns): CommitGraph {
    const graph = new CommitGraph();
    if (columns.shas === "") return graph;
    for (const sha of columns.shas.split("\n")) graph.#index.set(sha, graph.#shas.push(sha) - 1);
    for (const subject of columns.subjects.split("\n")) graph.#subjects.push(subject);
    for (const email of columns.emails.split("\n")) graph.#emailIds.set(email, graph.#emails.push(email) - 1);
    graph.#start = columns.start.slice();
    graph.#count = columns.count.slice();
    graph.#authored = columns.authored.slice();
    graph.#committed = columns.committed.slice();
    graph.#author = columns.author.slice();
    graph.#forge = columns.forge.slice();
    graph.#parents = columns.parents.slice();
    graph.#parentsUsed = columns.parents.length;
    for (const [index, recognised] of columns.recognised) graph.#recognised.set(index, recognised);
    for (const [index, subject] of graph.#subjects.entries()) {
      if (!subject.endsWith(")") || graph.#recognised.has(index)) continue;
      const recognised = recognise(subject, "", graph.parentCount(index));
      if (recognised !== null) graph.#recognised.set(index, recognised);
    }
    return graph;
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
      if (held[index] === 1) continue;
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
    const need = index + 1;
    this.#start = grown(this.#start, need);
    this.#count = grown(this.#count, need);
    this.#authored = grown(this.#authored, need);
    this.#committed = grown(this.#committed, need);
    this.#author = grown(this.#author, need);
    this.#forge = grown(this.#forge, need);
    return index;
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

type Column =
  | Int32Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>;

function grown<T extends Column>(column: T, need: number): T {
  if (need <= column.length) return column;
  const Column = column.constructor as new (length: number) => T;
  const next = new Column(Math.max(need, column.length * 2));
  next.set(column);
  return next;
}

/** The graph of all these commits. */
export function graphOf(commits: Iterable<GitCommit>): CommitGraph {
  const graph = new CommitGraph();
  for (const commit of commits) graph.add(commit);
  return graph;
}
