import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { wayOf } from "@/lib/ledger/complexity/structure/language-of.ts";
import { readStructure } from "@/lib/ledger/complexity/structure/read-structure.ts";
import { createSyntaxReaders } from "@/lib/ledger/complexity/structure/syntax-readers.ts";
import { loadGrammar } from "@/workers/complexity/load-grammar.ts";
import { benchRepository } from "./bench-repository.ts";
import { median } from "./median.ts";

const GOAL_MS = 6;
const ROUNDS = 3;
/** As many texts as tell the average; every so-many-th of the tip. */
const MOST = 1500;
const LIMITS = { bytes: 1_000_000, ms: 2000 };
type Blob = { readonly path: string; readonly bytes: Buffer };

/** The distinct program texts at the tip of a repository. */
function sourcesOf(gitDir: string): Blob[] {
  const git = (args: readonly string[], input = ""): Buffer =>
    execFileSync("git", ["--git-dir", gitDir, ...args], { input, maxBuffer: 2 ** 31 - 1 });
  const paths = new Map<string, string>();
  for (const line of git(["ls-tree", "-r", "-z", "HEAD"]).toString().split("\0")) {
    const [head = "", path = ""] = line.split("\t");
    const [, type, id] = head.split(" ");
    if (type === "blob" && id !== undefined && wayOf(path)?.by === "code") paths.set(id, path);
  }
  const step = Math.ceil(paths.size / MOST);
  const picked = [...paths].filter((_one, at) => at % step === 0);
  const told = git(["cat-file", "--batch"], picked.map(([id]) => `${id}\n`).join(""));
  let at = 0;
  return picked.map(([, path]) => {
    const end = told.indexOf(10, at);
    const size = Number(told.subarray(at, end).toString().split(" ")[2]);
    at = end + size + 2;
    return { path, bytes: told.subarray(end + 1, end + 1 + size) };
  });
}

test(`a distinct program text is read in at most ${GOAL_MS} ms of processor time, on average`, async () => {
  const repository = await benchRepository();
  try {
    const blobs = sourcesOf(repository.gitDir);
    expect(blobs.length).toBeGreaterThan(0);
    const readers = createSyntaxReaders(loadGrammar);
    const rounds: number[] = [];
    const coverage = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round++) {
      const before = process.cpuUsage();
      for (const { path, bytes } of blobs) {
        const read = await readStructure(readers, path, bytes, LIMITS, () => performance.now());
        coverage.set(read.coverage, (coverage.get(read.coverage) ?? 0) + 1 / ROUNDS);
      }
      const { user, system } = process.cpuUsage(before);
      rounds.push((user + system) / 1000 / blobs.length);
    }
    const each = median(rounds);
    const size = blobs.reduce((sum, { bytes }) => sum + bytes.length, 0) / blobs.length / 1000;
    process.stdout.write(
      `${blobs.length} texts of ${size.toFixed(1)} kB on average: ${each.text} ms each (goal ${GOAL_MS}); ` +
        `${[...coverage].map(([name, n]) => `${name} ${Math.round(n)}`).join(", ")}\n`,
    );
    expect(each.middle).toBeLessThanOrEqual(GOAL_MS);
  } finally {
    repository.drop();
  }
});
