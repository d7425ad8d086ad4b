import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Content, type Files, fastImportCommit, isPairs, type Person } from "./fast-import.ts";

export type CommitOptions = {
  message?: string | Buffer;
  author?: Person;
  committer?: Person;
  /** Seconds; an hour after the last commit where it is left out. Author and committer share it. */
  at?: number;
  authoredAt?: number;
  /** Where the commit goes; the branch checked out where it is left out. */
  branch?: string;
  /** Parents beside the branch's tip. */
  merges?: readonly string[];
  /** An `encoding` header. */
  encoding?: string;
};

const ENV = {
  PATH: process.env["PATH"],
  HOME: "/nonexistent",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  LC_ALL: "C",
  TZ: "UTC",
  GIT_AUTHOR_NAME: "Ann",
  GIT_AUTHOR_EMAIL: "ann@example.com",
  GIT_COMMITTER_NAME: "Ann",
  GIT_COMMITTER_EMAIL: "ann@example.com",
} as unknown as NodeJS.ProcessEnv;

const ANN: Person = { name: "Ann", email: "ann@example.com" };

/** A real repository in a temporary folder, built commit by commit; the same calls give the same ids. */
export class GitRepo {
  readonly path: string;
  /** The branch that `commit` adds to. */
  current = "main";
  private clock = 1_700_000_000;

  private constructor(path: string) {
    this.path = path;
  }

  static create(options: { bare?: boolean; objectFormat?: "sha1" | "sha256" } = {}): GitRepo {
    const repo = new GitRepo(mkdtempSync(join(tmpdir(), "assay-git-")));
    const format = `--object-format=${options.objectFormat ?? "sha1"}`;
    repo.git("init", "-q", "-b", "main", format, ...(options.bare === true ? ["--bare"] : []));
    return repo;
  }

  /** Another repository made from this one by a git command that ends with the new path, such as `clone --bare`. */
  derive(...args: string[]): GitRepo {
    const path = mkdtempSync(join(tmpdir(), "assay-git-"));
    rmSync(path, { recursive: true });
    this.git(...args, path);
    return new GitRepo(path);
  }

  git(...args: string[]): string {
    return this.gitWith(null, ...args)
      .toString("utf8")
      .trimEnd();
  }

  gitWith(input: Buffer | string | null, ...args: string[]): Buffer {
    const options = { cwd: this.path, env: ENV, maxBuffer: 1 << 30, ...(input === null ? {} : { input }) };
    return execFileSync("git", args, { ...options, stdio: ["pipe", "pipe", "pipe"] });
  }

  /** Adds a commit to a branch and answers its id. Contents of null are removals; the work tree is not touched. */
  commit(files: Files, options: CommitOptions = {}): string {
    const branch = options.branch ?? this.current;
    const at = options.at ?? this.clock + 3600;
    this.clock = Math.max(this.clock, at);
    const stream = fastImportCommit({
      ref: `refs/heads/${branch}`,
      from: this.tip(branch),
      merges: options.merges ?? [],
      author: options.author ?? ANN,
      authoredAt: options.authoredAt ?? at,
      committer: options.committer ?? options.author ?? ANN,
      committedAt: at,
      message: Buffer.from(options.message ?? "Change files"),
      encoding: options.encoding ?? null,
      files,
    });
    this.gitWith(stream, "fast-import", "--quiet", "--force", "--date-format=raw-permissive");
    return this.rev(`refs/heads/${branch}`);
  }

  /** Merges branches into the current one: what they changed since they parted, and then `files`. */
  merge(branches: string | readonly string[], options: CommitOptions & { files?: Files } = {}): string {
    const sides = [branches].flat();
    const brought = sides.flatMap((side) => this.changedBy(side));
    const files: Files = [...brought, ...entriesOf(options.files ?? {})];
    const merges = sides.map((side) => this.rev(side));
    return this.commit(files, { message: `Merge branch '${sides.join("' and '")}'`, ...options, merges });
  }

  /** Starts a branch at a commit (the current tip where none is given) and makes it the current one. */
  branch(name: string, at = this.current): this {
    this.git("update-ref", `refs/heads/${name}`, this.rev(at));
    return this.on(name);
  }

  on(name: string): this {
    this.current = name;
    return this;
  }

  setRef(name: string, target: string): this {
    this.git("update-ref", name, this.rev(target));
    return this;
  }

  rev(name: string): string {
    return this.loose(name) ?? this.git("rev-parse", "--verify", "--end-of-options", name);
  }

  /** Stores an object as given, valid or not, and answers its id. */
  store(type: "commit" | "blob" | "tree", content: Buffer | string): string {
    return this.gitWith(content, "hash-object", "-t", type, "-w", "--stdin", "--literally")
      .toString("utf8")
      .trim();
  }

  /** Takes a loose object away, as a partial clone or a damaged disk would. */
  dropObject(id: string): void {
    rmSync(
      resolve(this.path, this.git("rev-parse", "--git-path", `objects/${id.slice(0, 2)}/${id.slice(2)}`)),
    );
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  private tip(branch: string): string | null {
    const name = `refs/heads/${branch}`;
    const found = this.loose(name) ?? this.git("for-each-ref", "--format=%(objectname)", name);
    return found === "" ? null : found;
  }

  /** What a ref with a file of its own says: a process less for each commit that is made. Null for all other names. */
  private loose(name: string): string | null {
    if (!name.startsWith("refs/")) return null;
    for (const folder of [join(this.path, ".git"), this.path]) {
      try {
        const text = readFileSync(join(folder, name), "utf8").trim();
        if (/^[0-9a-f]{40,64}$/.test(text)) return text;
      } catch {
        // Packed, or not there.
      }
    }
    return null;
  }

  private changedBy(side: string): [string, { mode: string; blob: string } | null][] {
    const base = this.git("merge-base", `refs/heads/${this.current}`, side);
    const raw = this.git("diff-tree", "-r", "-z", "--no-renames", base, this.rev(side)).split("\0");
    const changed: [string, { mode: string; blob: string } | null][] = [];
    for (let at = 0; at + 1 < raw.length; at += 2) {
      const [, mode = "", , blob = "", status = ""] = (raw[at] ?? "").split(" ");
      changed.push([raw[at + 1] ?? "", status === "D" ? null : { mode, blob }]);
    }
    return changed;
  }
}

function entriesOf(files: Files): readonly (readonly [string | Buffer, Content])[] {
  return isPairs(files) ? files : Object.entries(files);
}
