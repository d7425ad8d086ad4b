import { array, assert, constantFrom, property } from "fast-check";
import { expect, test } from "vitest";
import { siteEdits } from "./site-edits.ts";

function edit(removed: string, added: string, path = "src/a.ts"): string | null {
  const bytes = Buffer.from(removed + added);
  const cut = Buffer.byteLength(removed);
  return siteEdits(bytes)(path, [0, cut], [cut, bytes.length]);
}

test("one name for another is one edit, wherever it stands and whatever else the line says", () => {
  const first = edit('const user = getUser("a");', 'const user = fetchUser("a");');
  expect(first).not.toBeNull();
  expect(edit("  return getUser(12);", "  return fetchUser(12);")).toBe(first);
  expect(edit("  return getUser(12);", "  return fetchUsers(12);")).not.toBe(first);
});

test("other values of literals are other edits where nothing else changed", () => {
  const first = edit("wait(10);", "wait(20);");
  expect(edit("sleep(10);", "sleep(20);")).toBe(first);
  expect(edit("wait(30);", "wait(20);")).not.toBe(first);
  expect(edit('say("a");', 'say("b");')).not.toBe(edit('say("c");', 'say("d");'));
});

test("a comment behind code, and white space, are no edit", () => {
  expect(edit("a(); // one", "a();  // two")).toBeNull();
});

test("what stands around the edit changes nothing, whether the whole line must be read for it or not", () => {
  const piece = constantFrom(
    ..."a b ab 1 1.5 é é2 $x ( ) . , / // /* */ - -- < <!-- ! # ; % _ =".split(" "),
    " ",
    "  ",
    '"a b"',
    "'c'",
  );
  const line = array(piece, { maxLength: 9 }).map((pieces) => pieces.join(""));
  const path = constantFrom("a.ts", "a.py", "a.sql", "a.ini", "a.html", "a.vb", "a.unknown");
  assert(
    property(path, line, line, line, line, (at, front, removed, added, back) => {
      const [one, other] = [front + removed + back, front + added + back];
      expect(edit(one, other, at)).toBe(edit(`"" ${one}`, `"" ${other}`, at));
    }),
    { numRuns: 1000 },
  );
});
