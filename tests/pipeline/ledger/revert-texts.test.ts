import { expect, test } from "vitest";
import { code, file } from "../../support/code-lines.ts";
import { LedgerLab } from "../../support/ledger-lab.ts";

const A = code("a", 1, 20);
const whole = { "a.py": file(A) };

type Message = (sha: string, number: number) => { title?: string; body?: string };
type Told = { name: string; target: unknown; change: unknown; edges: readonly string[] };

/**
 * For each message, a change of twenty lines and a later one that removes them and adds four of its own, so that the
 * content by itself proves nothing.
 */
async function tell(messages: Readonly<Record<string, Message>>): Promise<Told[]> {
  const lab = LedgerLab.create();
  const names = Object.keys(messages);
  names.forEach((_, k) => {
    const title = `Add parser ${k} (#${100 + k})`;
    lab.land(`o${k}`, k, { [`a${k}.py`]: file(code(`a${k}`, 1, 20)) }, { title });
  });
  Object.values(messages).forEach((message, k) => {
    const files = { [`a${k}.py`]: null, [`b${k}.py`]: file(code(`b${k}`, 1, 4)) };
    lab.land(`r${k}`, 60 + k, files, message(lab.sha(`o${k}`), k));
  });
  const { of, edges } = await lab.read();
  return names.map((name, k) => ({
    name,
    target: of(`o${k}`),
    change: of(`r${k}`),
    edges: edges.filter((edge) => edge.startsWith(`r${k} `)),
  }));
}

test("a revert is found by what git, a forge or a person writes", async () => {
  const rules: Readonly<Record<string, readonly [string, Message]>> = {
    "the trailer of git": ["R1", (sha) => ({ body: `This reverts commit ${sha}.` })],
    "an abbreviated id": ["R1", (sha) => ({ body: `This reverts commit ${sha.slice(0, 12)}.` })],
    "the line of the Revert button": ["R2", (_, k) => ({ body: `Reverts acme/lab#${100 + k}` })],
    "a title that quotes another": [
      "R3",
      (_, k) => ({ title: `Revert "Add parser ${k} (#${100 + k})" (#${200 + k})` }),
    ],
    "a title without a trailer or a number": ["R3", (_, k) => ({ title: `Revert "Add parser ${k}"` })],
    "a roll back title": ["R3", (_, k) => ({ title: `Rollback: Add parser ${k}` })],
    "a conventional title": ["R3", (_, k) => ({ title: `revert: Revert "Add parser ${k}"` })],
  };
  const messages = Object.fromEntries(Object.entries(rules).map(([name, [, message]]) => [name, message]));
  expect(await tell(messages)).toEqual(
    Object.entries(rules).map(([name, [rule]], k) => ({
      name,
      target: { reverted: 20 },
      change: { revert: 20, net: 4 },
      edges: [`r${k} → o${k}: revert ${rule} 20`],
    })),
  );
});

test("nothing is reverted by a message that quotes, lists, indents or merely mentions", async () => {
  const messages: Readonly<Record<string, Message>> = {
    "a list item": (sha) => ({ body: `* This reverts commit ${sha}.` }),
    "a quoted line": (sha) => ({ body: `> This reverts commit ${sha}.` }),
    "an indented line": (sha) => ({ body: `Said:\n\n    This reverts commit ${sha}.` }),
    "a fenced block": (sha) => ({ body: `\`\`\`\nThis reverts commit ${sha}.\n\`\`\`` }),
    "a sentence that mentions it": (sha) => ({ body: `Maybe this reverts commit ${sha}.` }),
    "a commit that is nowhere": () => ({ body: `This reverts commit ${"d".repeat(40)}.` }),
    "a pull request of another repository": (_, k) => ({ body: `Reverts other/place#${100 + k}` }),
    "a title that nothing had": () => ({ title: 'Revert "Add the printer"' }),
    "a number that nothing has": () => ({ body: "Reverts #9999" }),
  };
  expect(await tell(messages)).toEqual(
    Object.keys(messages).map((name) => ({ name, target: { net: 20 }, change: { net: 24 }, edges: [] })),
  );
});

test("a squash message that quotes a revert made inside its own pull request makes no edge", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, whole);
  lab.branch("topic");
  lab.land("S", 1, { "b.py": file(code("b", 1, 10)) });
  const inside = lab.revert("undo", 1, "S", { "b.py": null });
  lab.repo.setRef("refs/pull/8/head", inside);
  lab.repo.git("update-ref", "-d", "refs/heads/topic");
  lab.on("main");
  const body = `* Try it\n\n* Revert "Try it"\n\nThis reverts commit ${lab.sha("S")}.`;
  lab.land("squash", 2, { "c.py": file(code("c", 1, 12)) }, { title: "Add the printer (#8)", body });
  const { of, edges } = await lab.read();
  expect(edges).toEqual([]);
  expect(of("squash")).toEqual({ net: 12 });
});

test("the exact inverse of a change of some substance is its revert without any word", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, whole);
  lab.land("r", 40, { "a.py": null });
  const { of, edges } = await lab.read();
  expect(of("o")).toEqual({ reverted: 20 });
  expect(edges).toEqual(["r → o: revert R4 20"]);
});

test.each([
  ["after 91 days", 91, "a.py", file(A)],
  ["of two lines", 5, "a.py", file(A.slice(0, 2))],
  ["of a configuration file", 5, "settings.ini", file(A)],
])("a silent inverse %s is no revert", async (_, day, path, content) => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { [path]: content });
  lab.land("r", day, { [path]: null });
  expect((await lab.read()).edges).toEqual([]);
});

test("the revert of a merge names the merge and its side, and reverts the pull request", async () => {
  const lab = LedgerLab.create();
  lab.branch("topic");
  lab.land("work", 0, whole);
  lab.on("main");
  lab.land("o", 1, {}, { merges: "topic", title: "Merge pull request #3 from acme/topic", body: "Add it" });
  const body = `This reverts commit ${lab.sha("o")}, reversing\nchanges made to ${lab.sha("base")}.`;
  lab.land("r", 2, { "a.py": null }, { title: 'Revert "Add it"', body });
  const { of } = await lab.read();
  expect(of("o")).toEqual({ reverted: 20 });
  expect(of("r")).toEqual({ revert: 20 });
});

test("a reapply, titled as newer versions of git do, brings the change back", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, whole, { title: "Add the parser" });
  lab.land("r1", 1, { "a.py": null }, { title: 'Revert "Add the parser"' });
  lab.land("r2", 2, { ...whole, "b.py": file(code("b", 1, 4)) }, { title: 'Reapply "Add the parser"' });
  const { of } = await lab.read();
  expect(of("o")).toEqual({ net: 20 });
  expect(of("r2")).toEqual({ revert: 20, net: 4 });
});

test("a revert that names a change of a branch it does not stand on reverts nothing", async () => {
  const lab = LedgerLab.create();
  lab.branch("release/1.0").on("main");
  lab.land("o", 0, whole);
  lab.on("release/1.0");
  lab.land("own", 1, { "a.py": file(A.slice(0, 8)) });
  lab.revert("r", 2, "o", { "a.py": null });
  const { of } = await lab.read();
  expect(of("o")).toEqual({ net: 20 });
});
