import { expect, test } from "vitest";
import { siteEdit } from "./site-edit.ts";

const edit = (removed: string, added: string) => siteEdit("src/a.ts", removed, added);

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
