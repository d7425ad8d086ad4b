import { expect, test } from "vitest";
import { closedBooks } from "@/lib/ledger/closed/closed-books.ts";
import { closedChange } from "@/lib/ledger/closed/closed-change.ts";
import { mergeBase } from "@/lib/sources/git/merge-base.ts";
import { openTreeDiff } from "@/lib/sources/git/tree-diff.ts";
import type { Classes } from "@/workers/analyze/collect-sink.ts";
import { INTEREST } from "@/workers/analyze/interest.ts";
import { code, file, rewritten } from "../../support/code-lines.ts";
import { LedgerLab, sumClasses } from "../../support/ledger-lab.ts";
import { withOpen } from "../../support/open-git.ts";

test("one month of a team: every class has its atoms, and together they are everything that was done", async () => {
  const lab = LedgerLab.create();
  const manifest = (version: string) =>
    file(["{", '  "dependencies": {', `    "a": "${version}",`, `    "b": "${version}"`, "  }", "}"]);
  const old = code("old", 1, 180);
  const lock = code("lock", 1, 598);
  lab.land("before", -300, {
    "src/a.py": file(old, code("kept", 1, 400)),
    "package.json": manifest("1.0.0"),
    "package-lock.json": file(lock),
  });
  lab.land("defect", -32, { "src/bug.py": file(code("bug", 1, 60)) });
  lab.branch("release/1.0").on("main").branch("develop").on("main");
  const feature = { "src/feature.py": file(code("feature", 1, 40)) };
  lab.land("c1", 1, feature);
  lab.land("c3", 2, { "src/x.py": file(code("x", 1, 20)) });
  lab.revert("c2", 3, "c3", { "src/x.py": null });
  lab.on("develop").land("c0", 4, { "src/a.py": file(code("young", 1, 320), code("kept", 1, 400)) });
  lab.on("main").land("c4", 5, {}, { merges: "develop" });
  lab.on("release/1.0").pick("c5", 6, "c1", feature);
  const author = { name: "dependabot[bot]", email: "49699333+dependabot[bot]@users.noreply.github.com" };
  lab
    .on("main")
    .land(
      "c6",
      7,
      { "package.json": manifest("1.1.0"), "package-lock.json": file(rewritten(lock, 1, 598)) },
      { author },
    );
  const fixed = [...rewritten(code("bug", 1, 60), 11, 15), ...code("guard", 1, 5)];
  lab.land("c7", 8, { "src/bug.py": file(fixed) });
  const item = { reportedAt: 1_700_000_000, components: [] };
  const linked = [
    { ...item, says: "corrective" },
    { ...item, says: "work" },
  ] as const;
  // An agent's attempt that was closed: it stands under its own ref, and nowhere else.
  lab.repo.branch("attempt");
  lab.on("attempt").land("c8", 9, { "src/agent.py": file(code("agent", 1, 300)) });
  lab.repo.git("update-ref", "refs/pull/8/head", lab.sha("c8"));
  lab.on("main");
  lab.repo.git("branch", "-D", "attempt");
  const c8 = await abandoned(lab);
  const { of, end } = await lab.read({ c7: { items: linked, isUpkeep: false, workKind: null } });
  expect(end.landing).toBe("main");
  expect(of("c0")).toEqual({ net: 500 });
  expect(of("c1")).toEqual({ net: 40 });
  expect(of("c2")).toEqual({ revert: 20 });
  expect(of("c3")).toEqual({ reverted: 20 });
  expect(of("c4")).toEqual({ promotion: 500 });
  expect(of("c5")).toEqual({ duplicate: 40 });
  expect(of("c6")).toEqual({ generated: 1196, dependency: 4 });
  expect(of("c7")).toEqual({ corrective_own: 8, net: 7 });
  expect(c8).toEqual({ abandoned: 300 });
  const month = [...["c1", "c2", "c3", "c4", "c5", "c6", "c7"].map(of), c8];
  const sums: Record<string, number> = {};
  for (const classes of month)
    for (const [name, atoms] of Object.entries(classes)) sums[name] = (sums[name] ?? 0) + atoms;
  expect(sums).toEqual({
    net: 47,
    revert: 20,
    reverted: 20,
    promotion: 500,
    duplicate: 40,
    generated: 1196,
    dependency: 4,
    corrective_own: 8,
    abandoned: 300,
  });
  const gross = Object.values(sums).reduce((all, atoms) => all + atoms, 0);
  expect(gross).toBe(2135);
  expect((sums["net"] ?? 0) / gross).toBeCloseTo(0.0220140515222, 12);
  expect(gross / (sums["net"] ?? 0)).toBeCloseTo(45.4255319149, 9);
});

/** The books of what stands under refs/pull/8/head and landed nowhere. */
const abandoned = (lab: LedgerLab): Promise<Classes> =>
  withOpen(lab.repo, async (source) => {
    const head = source.pullHeads.find(({ number }) => number === 8)?.sha ?? "";
    const trees = openTreeDiff(source, INTEREST);
    try {
      const base = await mergeBase(source, lab.sha("c7"), head);
      const context = { attributed: () => null, dependencyBot: false, headBranch: "attempt" };
      const { gross, groups } = closedChange("pr:8", await trees.between(base, head), context);
      const { entries } = closedBooks({ change: "pr:8", gross, closedAt: 1, groups, landedIn: [] });
      return sumClasses(entries);
    } finally {
      await trees.close();
    }
  });
