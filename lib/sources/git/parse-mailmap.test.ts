import { expect, test } from "vitest";
import { parseMailmap } from "./parse-mailmap.ts";

test.each<[string, string, [string, string][]]>([
  ["an address", "<mia@acme.test> <old@acme.test>", [["old@acme.test", "mia@acme.test"]]],
  ["names and case", "Mia Berg <Mia@Acme.test> M <OLD@acme.test>", [["old@acme.test", "mia@acme.test"]]],
  ["a name alone", "Mia Berg <mia@acme.test>", []],
  ["comments", "# <a@b.test> <c@b.test>\n<a@b.test> <c@b.test> # why\r\n", [["c@b.test", "a@b.test"]]],
  ["one that several share", "A <a@b.test> A <ci@b.test>\nC <c@b.test> C <ci@b.test>", []],
  ["itself", "Mia <mia@acme.test> mia <MIA@acme.test>", []],
  ["what is no mailmap", "\0\n<<>>\n<a@b.test\n<> <>", []],
])("reads %s", (_name, text, pairs) => {
  expect(parseMailmap(text)).toEqual(pairs.map(([email, proper]) => ({ email, proper })));
});
