import { execFileSync } from "node:child_process";
import type { Rng } from "@/lib/core/rng.ts";
import { type FoldState, changeOfAtom } from "@/lib/ledger/fold/fold-state.ts";
import { ATOM, COSMETIC_RULES, classOf, MARK } from "@/lib/ledger/fold/marks.ts";
import { createGit, type Git } from "@/lib/sources/git/git-program.ts";
import type { LedgerRun } from "./run-ledger.ts";

/** The atom that each line of the landing branch was born as, by path; 0 where that is not followed. */
export function birthsOf(fold: FoldState): Map<string, number[]> {
  const landing = [...fold.branches.values()].find((branch) => branch.landing);
  return new Map(
    [...(landing?.files ?? [])].map(([path, runs]) => {
      const births: number[] = [];
      for (let at = 0; at < runs.length; at += 2) {
        const [count = 0, first = 0] = [runs[at], runs[at + 1]];
        for (let k = 0; k < count; k++) births.push(first === 0 ? 0 : first + k);
      }
      return [path, births];
    }),
  );
}

export type BlameSample = {
  readonly sampled: number;
  readonly agreed: number;
  readonly differing: readonly string[];
};

/** Compares the births of a plain run with `git blame --first-parent`, file by file at random, until `lines` are seen. */
export function compareWithBlame(dir: string, run: LedgerRun, rng: Rng, lines: number): BlameSample {
  const { fold } = run.end.carried;
  const owners = firstParentOwners(dir, run);
  const ownerOf = (sha: string) => owners.get(sha) ?? null;
  let [sampled, agreed] = [0, 0];
  const differing: string[] = [];
  for (const [path, births] of rng.shuffle([...birthsOf(fold)])) {
    if (sampled >= lines) break;
    if (births.length === 0 || fold.links.has(path)) continue;
    const blamed = blame(dir, run.end.headSha ?? "", path);
    if (blamed.length !== births.length) continue;
    blamed.forEach((sha, k) => {
      sampled += 1;
      const born = changeOfAtom(fold, births[k] ?? 0)?.id ?? null;
      if (ownerOf(sha) === born) agreed += 1;
      else differing.push(`${path}:${k + 1} ${ownerOf(sha)} ${born}`);
    });
  }
  return { sampled, agreed, differing };
}

/** The change that each first-parent commit of the tip landed with; a rebase lands several commits as one change. */
function firstParentOwners(dir: string, run: LedgerRun): Map<string, string> {
  const landed = new Map(run.changes.map(({ planned }) => [planned.mergeSha, planned.id]));
  const owners = new Map<string, string>();
  let owner = "";
  for (const sha of git(dir, ["rev-list", "--first-parent", run.end.headSha ?? ""])
    .trim()
    .split("\n")) {
    owner = landed.get(sha) ?? owner;
    owners.set(sha, owner);
  }
  return owners;
}

/** A git that compares files as `git blame` does, which knows no other algorithm. */
export function gitLikeBlame(): Git {
  const plain = createGit();
  const asBlame = (argument: string) =>
    argument.replace("--diff-algorithm=histogram", "--diff-algorithm=myers");
  return { ...plain, spawn: (args, env) => plain.spawn(args.map(asBlame), env) };
}

const git = (dir: string, args: readonly string[]): string =>
  execFileSync("git", args, { cwd: dir, maxBuffer: 1 << 30, stdio: ["ignore", "pipe", "ignore"] }).toString(
    "latin1",
  );

function blame(dir: string, tip: string, path: string): string[] {
  const told = git(dir, ["blame", "--first-parent", "--root", "--porcelain", tip, "--", path]);
  return [...told.matchAll(/^([0-9a-f]{40,64}) \d+ \d+/gm)].map((found) => found[1] ?? "");
}

/** Why the rules follow a line further back than blame does, or not at all; null where no rule says so. */
export function reasonOf(fold: FoldState, atom: number): string | null {
  const change = changeOfAtom(fold, atom);
  const atoms = change && fold.window.get(change.index);
  if (!change || !atoms) return null;
  const at = atom - change.base;
  const [kind, marks] = [atoms.kind[at] ?? 0, atoms.marks[at] ?? 0];
  if (marks & MARK.cosmetic) return COSMETIC_RULES[(kind >> ATOM.cosmeticShift) & 3] ?? "format";
  if (marks & MARK.revert) return kind & ATOM.alias ? "re-land" : "revert";
  if (marks & MARK.promotion) return "promotion";
  return marks & (MARK.generated | MARK.dependency) ? classOf(marks) : null;
}
