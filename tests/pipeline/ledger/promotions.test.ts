import { expect, test } from "vitest";
import { code, file } from "../../support/code-lines.ts";
import { LedgerLab } from "../../support/ledger-lab.ts";

/** Twelve changes of forty lines on `develop`, each in a file of its own. */
function twelveOnDevelop(): LedgerLab {
  const lab = LedgerLab.create();
  lab.branch("develop");
  for (let k = 1; k <= 12; k++) lab.land(`c${k}`, k, { [`part${k}.py`]: file(code(`part${k}`, 1, 40)) });
  return lab;
}

test("a merge of known changes is a promotion, but for the work on its conflicts", async () => {
  const lab = twelveOnDevelop();
  const shared = code("shared", 1, 30);
  lab.on("main").land("main1", 13, { "part1.py": file(shared) });
  const resolved = file(code("resolved", 1, 20), code("part1", 1, 40), shared);
  lab.land("m", 14, { "part1.py": resolved }, { merges: "develop" });
  const { of } = await lab.read();
  expect(of("m")).toEqual({ promotion: 480, net: 20 });
  for (let k = 1; k <= 12; k++) expect(of(`c${k}`)).toEqual({ net: 40 });
});

test("a squash of known changes is a promotion where most of its lines are known", async () => {
  const lab = twelveOnDevelop();
  const files: Record<string, string> = {};
  for (let k = 1; k <= 11; k++) files[`part${k}.py`] = file(code(`part${k}`, 1, 40));
  files["part12.py"] = file(code("other", 1, 40));
  lab.on("main").land("m", 14, files, { title: "Release 1.4 (#40)" });
  const { of } = await lab.read();
  expect(of("m")).toEqual({ promotion: 440, net: 40 });
});

test("a squash of which less than half is known is new work", async () => {
  const lab = twelveOnDevelop();
  const files = { "part1.py": file(code("part1", 1, 40)), "new.py": file(code("new", 1, 41)) };
  lab.on("main").land("m", 14, files, { title: "Release 1.4 (#40)" });
  expect((await lab.read()).of("m")).toEqual({ net: 81 });
});

test("a nominated squash that is new work keeps the births of the lines it formats", async () => {
  const lab = LedgerLab.create();
  const lines = code("a", 1, 12);
  lab.land("o", 0, { "a.py": file(lines), "b.py": file(code("b", 1, 40)) });
  lab.branch("develop").land("same", 1, { "a.py": file(lines.map((line) => `  ${line}`)) });
  const indented = lines.map((line) => `    ${line}`);
  const files = { "a.py": file(indented), "new.py": file(code("new", 1, 60)) };
  lab.on("main").land("m", 2, files, { title: "Release 1.4" });
  const { of } = await lab.read();
  expect(of("m")).toEqual({ cosmetic: 24, net: 60 });
  expect(of("o")).toEqual({ net: 52 });
});

test("a hotfix is its branch's own; merged back it is a promotion", async () => {
  const lab = LedgerLab.create();
  lab.branch("develop");
  lab.land("feature", 1, { "f.py": file(code("f", 1, 30)) });
  lab.on("main").land("hotfix", 2, { "h.py": file(code("h", 1, 14)) });
  lab.on("develop").land("back", 3, {}, { merges: "main" });
  const { of } = await lab.read();
  expect(of("hotfix")).toEqual({ net: 14 });
  expect(of("back")).toEqual({ promotion: 14 });
});

test("of stacked pull requests the inner one keeps its lines, the outer one only what differs from both parents", async () => {
  const lab = LedgerLab.create();
  lab.branch("feature/x").land("start", 0, { "x.py": file(code("x", 1, 3)) });
  lab.branch("a", "start").land("work", 1, { "a.py": file(code("a", 1, 30)) });
  const pull = (number: number, head: string) => ({
    title: `Merge pull request #${number} from acme/${head}`,
    body: `Land ${head}`,
  });
  lab.repo.setRef("refs/pull/1/head", "refs/heads/a");
  lab.on("feature/x").land("A", 2, {}, { merges: "a", ...pull(1, "a") });
  lab.on("main").land("other", 3, { "a.py": file(code("m", 1, 4)) });
  lab.repo.setRef("refs/pull/2/head", "refs/heads/feature/x");
  const both = file(code("m", 1, 4), code("conflict", 1, 2), code("a", 1, 30));
  lab.land("X", 4, { "a.py": both }, { merges: "feature/x", ...pull(2, "feature/x") });
  const { of, lives } = await lab.read();
  expect(of("A")).toEqual({ net: 30 });
  expect(of("X")).toEqual({ promotion: 30, net: 5 });
  expect(lives("A").born).toBe(30);
});

test("a pull merge leaves every commit its owner, and keeps nothing but what differs from both parents", async () => {
  const lab = LedgerLab.create();
  lab.branch("mine");
  lab.land("local", 1, { "l.py": file(code("l", 1, 8)) });
  lab.on("main").land("theirs", 2, { "t.py": file(code("t", 1, 9)) });
  lab.on("mine").land(
    "pull",
    3,
    {},
    {
      merges: "main",
      title: "Merge branch 'main' of https://example.com/acme/lab",
    },
  );
  lab.repo.setRef("refs/heads/main", "refs/heads/mine");
  lab.repo.git("update-ref", "-d", "refs/heads/mine");
  const { of, live } = await lab.read();
  expect(of("local")).toEqual({ net: 8 });
  expect(of("theirs")).toEqual({ net: 9 });
  expect(of("pull")).toEqual({ promotion: 9 });
  expect(live).toEqual({ "README.md": 1, "l.py": 8, "t.py": 9 });
});

test("lines that reached the landing branch by a promotion and are thrown away there did not survive", async () => {
  const lab = LedgerLab.create();
  lab.branch("release/1.0").land("fix", 1, { "f.py": file(code("f", 1, 6)) });
  lab.on("main");
  for (const k of [1, 2, 3]) lab.land(`work${k}`, 1 + k, { [`w${k}.py`]: file(code(`w${k}`, 1, 5)) });
  lab.land("back", 6, {}, { merges: "release/1.0" });
  lab.land("away", 8, { "f.py": file(code("f", 1, 2)) });
  const { of } = await lab.read();
  expect(of("back")).toEqual({ promotion: 6 });
  expect(of("fix")).toEqual({ non_surviving: 4, net: 2 });
  expect(of("away")).toEqual({ non_surviving: 4 });
});

test("release bookkeeping is a promotion only between long-lived branches or by release automation", async () => {
  const lab = LedgerLab.create();
  lab.land("log0", -300, { "CHANGELOG.md": "# Changes\n", "package.json": '{\n  "version": "1.0.0"\n}\n' });
  const next = { "CHANGELOG.md": "# Changes\n\n## 1.1\n", "package.json": '{\n  "version": "1.1.0"\n}\n' };
  const bot = { name: "release-please[bot]", email: "bot@example.com" };
  lab.land("sync", 1, { "contacts.py": file(code("crm", 1, 10)) }, { title: "Sync contacts with the CRM" });
  lab.land("release", 2, next, { title: "chore: release 1.1.0", author: bot });
  const { of } = await lab.read();
  expect(of("sync")).toEqual({ net: 10 });
  expect(of("release")).toEqual({ promotion: 4 });
});
