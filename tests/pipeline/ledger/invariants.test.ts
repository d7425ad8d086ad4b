import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { STEPS } from "@/lib/ledger/classify/steps.ts";
import type { Draft } from "@/lib/ledger/fold/draft.ts";
import { toAnalyzeJson } from "@/workers/analyze/to-analyze-json.ts";
import { grepLines, numstat } from "../../support/git-counts.ts";
import { type LedgerRun, runLedger } from "../../support/run-ledger.ts";
import { tangledHistory } from "../../support/tangled-history.ts";

const made: string[] = [];
const folder = () => {
  const dir = mkdtempSync(join(tmpdir(), "assay-tangled-"));
  made.push(dir);
  return dir;
};
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true });
});

const git = (dir: string, args: readonly string[], input = ""): string =>
  execFileSync("git", args, { cwd: dir, input, maxBuffer: 1 << 28 }).toString();

/** Each seed is a history of its own; smaller ones are no simpler, so none is looked for. */
const onHistories = (runs: number, from: number, check: (dir: string, seed: number) => Promise<void>) =>
  fc.assert(
    fc.asyncProperty(fc.noShrink(fc.integer({ min: from, max: from + 9_999 })), async (seed) => {
      await check(folder(), seed);
    }),
    { numRuns: runs, seed: from },
  );

describe("whatever happens in a repository", () => {
  test("classes sum to the lines that git counts, live lines are those of the tip, and no more lines die than were born", async () => {
    await onHistories(12, 1, async (dir, seed) => {
      await tangledHistory(dir, seed, 36);
      const run = await runLedger(dir);
      expect(run.changes.length).toBeGreaterThan(20);
      for (const { planned, gross } of run.changes) {
        const classes = run.classes.get(planned.id) ?? {};
        const atoms = Object.values(classes);
        expect(
          atoms.reduce((sum, count) => sum + count, 0),
          planned.id,
        ).toBe(gross);
        expect(Math.min(0, ...atoms), planned.id).toBe(0);
        expect(gross, planned.id).toBe(numstat(dir, planned.baseSha, planned.mergeSha));
        const grouped = run.groups.get(planned.id) ?? [];
        for (const [name, count] of Object.entries(classes)) {
          const inFiles = grouped.filter((group) => group.class === name);
          expect(inFiles.reduce((sum, group) => sum + group.added + group.removed, 0)).toBe(count);
        }
      }
      for (const { change, born, deaths } of run.lives) {
        expect(Math.min(0, ...deaths.values()), change).toBe(0);
        expect(
          [...deaths.values()].reduce((sum, count) => sum + count, 0),
          change,
        ).toBeLessThanOrEqual(born);
      }
      expect(run.end.liveLines).toEqual(grepLines(dir, run.end.landing ?? ""));
    });
  });

  test("what is adjusted goes out of one class and into another, and is caused by a later change", async () => {
    await onHistories(8, 20_000, async (dir, seed) => {
      await tangledHistory(dir, seed, 40);
      const { entries, changes } = await runLedger(dir);
      const place = new Map(changes.map(({ planned, position }) => [planned.id, position]));
      const adjusting = entries.filter((entry) => entry.change !== entry.cause);
      const sums = new Map<string, number>();
      for (const { change, cause, rule, atoms } of adjusting) {
        expect(place.get(cause)).toBeGreaterThan(place.get(change) ?? Number.POSITIVE_INFINITY);
        const key = `${change} ${cause} ${rule}`;
        sums.set(key, (sums.get(key) ?? 0) + atoms);
      }
      expect([...sums.values()].filter((sum) => sum !== 0)).toEqual([]);
    });
  });

  test("read in two halves it is what it is when read at once, to the byte", async () => {
    let continued = 0;
    await onHistories(10, 40_000, async (dir, seed) => {
      const { half, whole } = await tangledHistory(dir, seed, 40);
      const once = await runLedger(dir);
      setRefs(dir, half);
      const first = await runLedger(dir);
      setRefs(dir, whole);
      const second = await runLedger(dir, first);
      continued += Number(second.continued);
      expect(second.entries).toEqual(once.entries);
      expect(second.edges).toEqual(once.edges);
      expect(second.groups).toEqual(once.groups);
      expect(second.lives).toEqual(once.lives);
      expect(second.end.liveLines).toEqual(once.end.liveLines);
      expect(jsonOf(second)).toBe(jsonOf(once));
    });
    expect(continued).toBeGreaterThan(0);
  });

  test("the order in which classes mark lines does not matter, only their precedence does", async () => {
    const steps = STEPS as ((draft: Draft) => void)[];
    const shipped = [...steps];
    const named = (name: string) => shipped.find((step) => step.name === name) ?? shipped[0]!;
    const early = ["markGenerated", "markDependency", "markCommentOnly"].map(named);
    const late = ["markRework", "markNonSurviving"].map(named);
    const rest = shipped.filter((step) => !early.includes(step) && !late.includes(step));
    const births = rest.findIndex((step) => step.name === "keepImports") + 1;
    try {
      await onHistories(4, 60_000, async (dir, seed) => {
        await tangledHistory(dir, seed, 40);
        const asShipped = await runLedger(dir);
        const orders = [
          [...rest.slice(0, births), ...early.toReversed(), ...rest.slice(births), ...late.toReversed()],
          [...rest, ...late, ...early],
        ];
        for (const order of orders) {
          expect(order.toSorted(byName)).toEqual(shipped.toSorted(byName));
          steps.splice(0, steps.length, ...order);
          const { entries, groups } = await runLedger(dir);
          expect(entries).toEqual(asShipped.entries);
          expect(groups).toEqual(asShipped.groups);
          steps.splice(0, steps.length, ...shipped);
        }
      });
    } finally {
      steps.splice(0, steps.length, ...shipped);
    }
  });
});

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

const jsonOf = (run: LedgerRun) =>
  JSON.stringify(toAnalyzeJson("acme/tangled", { ...run, end: { ...run.end, lives: run.lives } }, null));

/** Makes the branches and pull requests of a repository these. */
function setRefs(dir: string, refs: ReadonlyMap<string, string>): void {
  const now = git(dir, ["for-each-ref", "--format=%(refname)"]).split("\n").filter(Boolean);
  const gone = now.filter((name) => !refs.has(name)).map((name) => `delete ${name}`);
  const set = [...refs].map(([name, sha]) => `update ${name} ${sha}`);
  git(dir, ["update-ref", "--stdin"], `${[...gone, ...set].join("\n")}\n`);
}
