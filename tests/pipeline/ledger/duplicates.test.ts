import { expect, test } from "vitest";
import { code, file, rewritten } from "../../support/code-lines.ts";
import { LedgerLab } from "../../support/ledger-lab.ts";

const BASE = code("base", 1, 60);

function withRelease(): LedgerLab {
  const lab = LedgerLab.create();
  lab.land("start", -200, { "a.py": file(BASE) });
  return lab.branch("release/1.0").on("main");
}

test("of a cherry-pick with conflicts, equal lines are duplicate and the work on the conflict goes on", async () => {
  const lab = withRelease();
  lab.land("o", 1, { "n.py": file(code("n", 1, 39)) });
  const conflict = code("conflict", 1, 2);
  lab.on("release/1.0").pick("d", 2, "o", { "n.py": file(code("n", 1, 38), conflict) });
  const { of, edges } = await lab.read();
  expect(of("o")).toEqual({ net: 39 });
  expect(of("d")).toEqual({ duplicate: 38, net: 2 });
  expect(edges).toEqual(["d → o: duplicate D1 38"]);
});

test("an equal patch on another branch is a duplicate without a word, at whatever line it stands", async () => {
  const lab = withRelease();
  const rest = BASE.slice(0, 20);
  lab.land("shift", 1, { "a.py": file(code("top", 1, 7), BASE) });
  const there = (top: readonly string[]) => file(top, rest, code("fix", 1, 5), BASE.slice(20));
  lab.land("o", 2, { "a.py": there(code("top", 1, 7)) });
  lab.on("release/1.0").land("d", 3, { "a.py": there([]) });
  const { of, edges } = await lab.read();
  expect(of("d")).toEqual({ duplicate: 5 });
  expect(edges).toEqual(["d → o: duplicate D2 5"]);
});

test("a fix that a release branch had first becomes the copy once it is carried forward", async () => {
  const lab = withRelease();
  lab.on("release/1.0").land("early", 1, { "fix.py": file(code("fix", 1, 10)) });
  const before = await lab.read();
  expect(before.of("early")).toEqual({ net: 10 });
  lab.on("main").pick("forward", 4, "early", { "fix.py": file(code("fix", 1, 10), code("new", 1, 2)) });
  const { of, edges } = await lab.read();
  expect(of("early")).toEqual({ duplicate: 10 });
  expect(of("forward")).toEqual({ net: 12 });
  expect(edges).toEqual(["early → forward: duplicate D1 10"]);
});

test("copies of copies have one survivor", async () => {
  const lab = withRelease();
  lab.branch("release/2.0").on("main");
  const fix = { "fix.py": file(code("fix", 1, 10)) };
  lab.land("o", 1, fix);
  lab.on("release/2.0").pick("d2", 2, "o", fix);
  lab.on("release/1.0").pick("d1", 3, "d2", fix);
  const { of, edges } = await lab.read();
  expect([of("o"), of("d2"), of("d1")]).toEqual([{ net: 10 }, { duplicate: 10 }, { duplicate: 10 }]);
  expect(edges).toEqual(["d2 → o: duplicate D1 10", "d1 → o: duplicate D1 10"]);
});

test("a copy stays a copy when only its origin is reverted", async () => {
  const lab = withRelease();
  const fix = { "fix.py": file(code("fix", 1, 10)) };
  lab.land("o", 1, fix);
  lab.on("release/1.0").pick("d", 2, "o", fix);
  lab.on("main").revert("r", 3, "o", { "fix.py": null });
  const { of } = await lab.read();
  expect([of("o"), of("r"), of("d")]).toEqual([{ reverted: 10 }, { revert: 10 }, { duplicate: 10 }]);
});

test("the same patch twice on one branch is no copy where nothing was reverted", async () => {
  const lab = LedgerLab.create();
  const block = code("block", 1, 5);
  lab.land("start", -200, { "a.py": file(BASE) });
  lab.land("one", 0, { "a.py": file(block, BASE) });
  lab.land("two", 40, { "a.py": file(block, BASE, block) });
  const { of, edges } = await lab.read();
  expect(edges).toEqual([]);
  expect([of("one"), of("two")]).toEqual([{ net: 5 }, { net: 5 }]);
});

test("going back and forth without a word flips the same lines", async () => {
  const lab = LedgerLab.create();
  const [one, two] = [{ "a.py": file(BASE) }, { "a.py": file(rewritten(BASE, 1, 60)) }];
  lab.land("o", -200, one);
  lab.land("away", 0, two);
  lab.land("back", 40, one);
  lab.land("again", 80, two);
  const { of, edges } = await lab.read();
  expect(edges).toEqual(["back → away: revert R4 120", "again → away: reland R4 120"]);
  expect([of("away"), of("back"), of("again")]).toEqual([{ net: 120 }, { revert: 120 }, { revert: 120 }]);
});

test("a marker of a backport bot counts where the branch is another one", async () => {
  const lab = withRelease();
  const fix = file(code("fix", 1, 10));
  lab.land("o", 1, { "fix.py": fix }, { title: "Fix the reader (#12)" });
  const options = { title: "Fix the reader (backport #12) (#13)" };
  lab.land("own", 2, { "b.py": file(code("b", 1, 6)) }, { title: "Fix the writer (backport #12) (#14)" });
  const changed = file(code("fix", 1, 9), code("other", 1, 1));
  lab.on("release/1.0").land("d", 3, { "fix.py": changed }, options);
  const { of } = await lab.read();
  expect(of("d")).toEqual({ duplicate: 9, net: 1 });
  expect(of("own")).toEqual({ net: 6 });
});

test("on a branch that has the original, picking it again after its revert there is a re-land", async () => {
  const lab = LedgerLab.create();
  const o = { "n.py": file(code("n", 1, 12)) };
  lab.land("o", 0, o);
  lab.branch("release/1.0").on("main");
  lab.land("more", 1, { "m.py": file(code("m", 1, 5)) });
  lab.on("release/1.0").revert("r", 2, "o", { "n.py": null });
  lab.pick("again", 3, "o", o);
  const { of, edges } = await lab.read();
  expect(edges).toEqual(["r → o: revert R1 12", "again → o: reland D1 12"]);
  expect([of("o"), of("r"), of("again")]).toEqual([{ net: 12 }, { revert: 12 }, { revert: 12 }]);
});
