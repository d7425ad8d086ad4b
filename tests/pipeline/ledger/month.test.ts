import { expect, test } from "vitest";
import { code, file, rewritten } from "../../support/code-lines.ts";
import { LedgerLab } from "../../support/ledger-lab.ts";

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
});
