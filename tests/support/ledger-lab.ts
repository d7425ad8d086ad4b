import { onTestFinished } from "vitest";
import type { AtomGroup, LedgerEdge, LedgerEntry } from "@/lib/model/ledger.ts";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import type { ToldWork } from "@/lib/model/told-work.ts";
import { analyzeHistory } from "@/workers/analyze/analyze-history.ts";
import type { AnalyzedEnd } from "@/workers/analyze/analyzed.ts";
import { type Classes, collectSink } from "@/workers/analyze/collect-sink.ts";
import type { Content, Person } from "./fast-import.ts";
import { grepLines, numstat } from "./git-counts.ts";
import { GitRepo } from "./git-repo.ts";
import { withOpen } from "./open-git.ts";

const DAY = 86_400;
const START = 1_700_000_000;

type Files = Readonly<Record<string, Content>>;

export type LandOptions = {
  /** What stands under the title. */
  readonly body?: string;
  readonly title?: string;
  readonly author?: Person;
  /** The change whose author and author's time the commit keeps, as every cherry-pick does. */
  readonly authoredAs?: string;
  /** Branches that the commit merges: what they changed arrives with it, then its own files. */
  readonly merges?: string;
};

/** What became of the changes that a test has named. */
export type Reading = {
  /** The atoms of a change by class, as they stand at the end. */
  readonly of: (name: string) => Classes;
  /** `from → to: kind rule matched`, by name, in the order in which they were found. */
  readonly edges: readonly string[];
  /** Lines that a change brought to the landing branch, and how many ended there by day of their life. */
  readonly lives: (name: string) => { born: number; deaths: Record<number, number> };
  readonly live: Readonly<Record<string, number>>;
  /** `path: class rule +added -removed [refs]`, refs by name, for each group of a change, in order of path. */
  readonly groups: (name: string) => string[];
  /** Lines of each change, by the commit that landed it. */
  readonly gross: Readonly<Record<string, number>>;
  readonly end: AnalyzedEnd;
};

/** A real repository, written change by change on numbered days, and read by the real analysis. */
export class LedgerLab {
  readonly repo: GitRepo;
  private readonly shas = new Map<string, string>();

  private constructor(repo: GitRepo) {
    this.repo = repo;
    this.land("base", -400, { "README.md": "A project.\n" });
  }

  static create(): LedgerLab {
    const repo = GitRepo.create();
    onTestFinished(() => repo.remove());
    return new LedgerLab(repo);
  }

  /** Lands a commit on the current branch on a day, under a name for the test to ask by. */
  land(name: string, day: number, files: Files, options: LandOptions = {}): string {
    const { body = "", title = `Work called ${name}`, author, authoredAs, merges } = options;
    const message = body === "" ? title : `${title}\n\n${body}`;
    const common = {
      at: START + day * DAY,
      message,
      ...(author ? { author } : {}),
      ...this.authored(authoredAs),
    };
    const sha =
      merges === undefined ? this.repo.commit(files, common) : this.repo.merge(merges, { ...common, files });
    this.shas.set(name, sha);
    return sha;
  }

  private authored(name: string | undefined): { authoredAt?: number } {
    if (name === undefined) return {};
    return { authoredAt: Number(this.repo.git("show", "-s", "--format=%at", this.sha(name))) };
  }

  /** Lands a revert that names its target as git does. */
  revert(name: string, day: number, target: string, files: Files): string {
    const title = `Revert "Work called ${target}"`;
    return this.land(name, day, files, { title, body: `This reverts commit ${this.sha(target)}.` });
  }

  /** Lands what `git cherry-pick -x` makes of a change. */
  pick(name: string, day: number, origin: string, files: Files, options: LandOptions = {}): string {
    const body = [options.body ?? "", `(cherry picked from commit ${this.sha(origin)})`].join("\n").trim();
    return this.land(name, day, files, { title: `Work called ${origin}`, ...options, body });
  }

  branch(name: string, at?: string): this {
    this.repo.branch(name, at === undefined ? undefined : this.sha(at));
    return this;
  }

  on(name: string): this {
    this.repo.on(name);
    return this;
  }

  sha(name: string): string {
    const sha = this.shas.get(name);
    if (sha === undefined) throw new Error(`Nothing is called ${name}.`);
    return sha;
  }

  /** Reads it, with what hosts would tell of the work behind the changes that are named. */
  async read(told: Readonly<Record<string, ToldWork>> = {}): Promise<Reading> {
    const { sink, collected } = collectSink();
    const toldWork = new Map(Object.entries(told).map(([name, work]) => [`push:${this.sha(name)}`, work]));
    const options = { carried: null, repository: "acme/lab", toldWork, report: () => {} };
    const end = await withOpen(this.repo, (open) => analyzeHistory(open, sink, options));
    const ids = new Map(collected.changes.map(({ planned }) => [planned.mergeSha, planned.id]));
    const names = this.namesBy((sha) => ids.get(sha) ?? sha);
    return {
      end,
      of: (name) => withoutZeros(collected.classes.get(ids.get(this.sha(name)) ?? "") ?? {}),
      edges: collected.edges.map((edge) => edgeLine(edge, names)),
      lives: (name) => {
        const life = end.lives.find(({ change }) => change === ids.get(this.sha(name)));
        return { born: life?.born ?? 0, deaths: Object.fromEntries(life?.deaths ?? []) };
      },
      gross: Object.fromEntries(collected.changes.map(({ planned, gross }) => [planned.mergeSha, gross])),
      groups: (name) =>
        end.groups
          .filter(({ change }) => change === ids.get(this.sha(name)))
          .map((group) => groupLine(group, names))
          .toSorted(),
      live: Object.fromEntries(end.liveLines.map(({ path, lines }) => [path, lines])),
    };
  }

  private namesBy(idOf: (sha: string) => string): Map<string, string> {
    return new Map([...this.shas].map(([name, sha]) => [idOf(sha), name]));
  }
}

/** What git itself counts: lines of each change against its first parent, and of each text file at the end. */
export function countedByGit(lab: LedgerLab, { gross, end }: Reading) {
  return {
    gross: Object.fromEntries(
      Object.keys(gross).map((sha) => [sha, numstat(lab.repo.path, firstParent(lab.repo, sha), sha)]),
    ),
    live: Object.fromEntries(
      grepLines(lab.repo.path, end.landing ?? "").map(({ path, lines }) => [path, lines]),
    ),
  };
}

const firstParent = (repo: GitRepo, sha: string) =>
  repo.git("rev-list", "--parents", "-1", sha).split(" ")[1] ?? null;

/** Adds the entries of one change up. */
export function sumClasses(entries: readonly LedgerEntry[]): Classes {
  const classes: Classes = {};
  for (const entry of entries) classes[entry.class] = (classes[entry.class] ?? 0) + entry.atoms;
  return withoutZeros(classes);
}

function withoutZeros(classes: Classes): Classes {
  return Object.fromEntries(LEDGER_CLASSES.flatMap((name) => (classes[name] ? [[name, classes[name]]] : [])));
}

function groupLine({ path, class: kind, rule, added, removed, refs }: AtomGroup, names: Map<string, string>) {
  return `${path}: ${kind} ${rule} +${added} -${removed} [${refs.map((id) => names.get(id) ?? id).join(" ")}]`;
}

function edgeLine({ from, to, kind, rule, matchedAtoms }: LedgerEdge, names: Map<string, string>): string {
  const name = (id: string | null) => (id === null ? "?" : (names.get(id) ?? id));
  return `${name(from)} → ${name(to)}: ${kind} ${rule} ${matchedAtoms}`;
}
