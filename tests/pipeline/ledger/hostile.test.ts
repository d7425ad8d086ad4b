import { expect, test } from "vitest";
import { code, file } from "../../support/code-lines.ts";
import type { Content } from "../../support/fast-import.ts";
import { countedByGit, LedgerLab, type Reading } from "../../support/ledger-lab.ts";

const A = code("a", 1, 20);
const BINARY = Buffer.from([0, 1, 2, 0, 10, 10, 0]);

/** Reads the lab, and holds every change and every file against what git counts. */
async function readExactly(lab: LedgerLab): Promise<Reading> {
  const reading = await lab.read();
  const { gross, live } = countedByGit(lab, reading);
  expect(reading.gross).toEqual(gross);
  expect(reading.live).toEqual(live);
  return reading;
}

test.each<[string, readonly Content[]]>([
  ["turns from text to binary and back", [file(A), BINARY, file(A.slice(3)), file(A)]],
  ["begins as binary and becomes text", [BINARY, file(A), file(A.slice(4))]],
  ["is binary all along, with other bytes", [BINARY, Buffer.concat([BINARY, BINARY]), BINARY]],
  ["turns from a file to a link and back", [file(A), { link: "README.md" }, file(A.slice(5))]],
  ["changes its mode and nothing else", [file(A), { executable: file(A) }, file(A)]],
  ["loses and gains the end of its last line", [file(A), file(A).trimEnd(), file(A), "x", "x\n", ""]],
  ["turns from a file to a submodule", [file(A), { submodule: "1".repeat(40) }, file(A)]],
  ["is emptied and filled", [file(A), "", file(A), ""]],
  ["has line ends of both kinds", [file(A), file(A).replace("\n", "\r\n"), file(A).replaceAll("\n", "\r\n")]],
])("a file that %s is counted exactly", async (_, contents) => {
  const lab = LedgerLab.create();
  contents.forEach((content, k) =>
    lab.land(`step${k}`, k, { "odd.py": content, "other.py": file(code("o", 1, k + 1)) }),
  );
  lab.land("gone", 99, { "odd.py": null });
  await readExactly(lab);
});

test("names that are swapped, and a folder that takes the place of a file, are counted exactly", async () => {
  const lab = LedgerLab.create();
  const [one, two] = [file(A), file(code("b", 1, 25))];
  lab.land("o", 0, { "one.py": one, "two.py": two });
  lab.land("swap", 1, { "one.py": two, "two.py": one });
  lab.land("edit", 2, { "one.py": file(code("b", 1, 24)), "two.py": file(A, code("c", 1, 2)) });
  lab.land("folder", 3, { "one.py": null, "one.py/inner.py": file(code("b", 1, 24)) });
  lab.land("back", 4, { "one.py/inner.py": null, "one.py": two });
  await readExactly(lab);
});

test("a clock that goes backwards makes no line younger than nothing, and loses none", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 100, { "a.py": file(A) });
  lab.land("early", 50, { "a.py": file(A.slice(10)) });
  lab.land("later", 101, { "a.py": file(A.slice(12)) });
  const { lives } = await readExactly(lab);
  expect(lives("o")).toEqual({ born: 20, deaths: { 0: 10, 1: 2 } });
});

test("two roots, an empty commit and a merge of three branches are counted exactly", async () => {
  const lab = LedgerLab.create();
  lab.land("empty", 0, {});
  for (const name of ["one", "two"]) {
    lab.branch(name, "empty").land(`work ${name}`, 1, { [`${name}.py`]: file(code(name, 1, 9)) });
  }
  lab.on("main").land("mine", 2, { "mine.py": file(code("mine", 1, 4)) });
  const octopus = lab.repo.merge(["one", "two"], { files: { "mine.py": file(code("mine", 1, 3)) } });
  lab.repo.on("alien").commit({ "alien.py": file(code("alien", 1, 7)) }, { message: "Another beginning" });
  lab.repo
    .on("main")
    .commit({ "alien.py": file(code("alien", 1, 7)) }, { message: "Join", merges: [lab.repo.rev("alien")] });
  const { gross, live } = await readExactly(lab);
  expect(gross[octopus]).toBe(19);
  expect(live["alien.py"]).toBe(7);
});

test("paths that are no text, and text that is no UTF-8, are counted exactly", async () => {
  const lab = LedgerLab.create();
  const bytes = Buffer.concat([Buffer.from([0xff, 0xfe, 0xe9]), Buffer.from("\nline\n")]);
  lab.land("o", 0, { 'a "quoted"\tname.py': file(A), "new\nline.py": file(A), "latin.txt": bytes });
  lab.land("c", 1, { 'a "quoted"\tname.py': file(A.slice(3)), "new\nline.py": null, "latin.txt": "line\n" });
  const { of } = await lab.read();
  expect(of("o")).toEqual({ net: 17 + 1, non_surviving: 23 + 1 });
});

test("a missing blob leaves out its path, and the rest is exact", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "big.py": file(A), "small.py": file(code("s", 1, 5)) });
  lab.land("c", 1, { "big.py": file(A.slice(2)), "small.py": file(code("s", 1, 6)) });
  const blob = lab.repo.rev(`${lab.sha("o")}:big.py`);
  lab.repo.dropObject(blob);
  const { of, live, end } = await lab.read();
  expect(end.leftOut).toEqual([{ path: "big.py", reason: "missing_blob" }]);
  expect([of("o"), of("c")]).toEqual([{ net: 5 }, { net: 1 }]);
  expect(live).toEqual({ "README.md": 1, "small.py": 6 });
});

test("a commit of many thousand files is read whole, and its revert finds every line", async () => {
  const lab = LedgerLab.create();
  const names = Array.from({ length: 20_000 }, (_, k) => `many/part${k % 97}/file${k}.py`);
  lab.land("o", 0, Object.fromEntries(names.map((name, k) => [name, `first_${k} = 1\nsecond_${k} = 2\n`])));
  lab.revert("r", 1, "o", Object.fromEntries(names.map((name) => [name, null])));
  const { of, live } = await lab.read();
  expect([of("o"), of("r")]).toEqual([{ reverted: 40_000 }, { revert: 40_000 }]);
  expect(live).toEqual({ "README.md": 1 });
});
