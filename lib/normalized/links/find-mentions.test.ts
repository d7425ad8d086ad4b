import fc from "fast-check";
import { expect, test } from "vitest";
import { commitMentions } from "./commit-mentions.ts";
import { findMentions, type MentioningText } from "./find-mentions.ts";

const context = { projects: new Set(["ED", "PAY", "UTF", "SHA", "COVID"]), fullName: "acme/pay" };
const empty: MentioningText = { number: 7, branch: null, title: "", body: "", commits: [] };
type Said = Partial<Omit<MentioningText, "commits">> & { readonly messages?: readonly string[] };
const find = ({ messages = [], ...text }: Said) => {
  const parts = messages.map((message, n) => {
    const [subject = "", ...rest] = message.split("\n");
    return { sha: `c${n}`, subject, body: rest.join("\n").trim() };
  });
  return findMentions({ ...empty, ...text, commits: commitMentions(parts) }, context);
};
const rules = (text: Said) => find(text).map(({ label, rule }) => `${label} ${rule}`);

test.each<[string, Said, string[]]>([
  ["a branch, in small letters too", { branch: "feature/ed-12-log-in" }, ["ED-12 branch"]],
  ["a title", { title: "PAY-3: round amounts (#7)" }, ["PAY-3 title"]],
  ["a body", { body: "Part of ED-9." }, ["ED-9 body"]],
  ["a closing word before a key", { body: "Fixes: ED-9" }, ["ED-9 closing_keyword"]],
  ["a closing word before a number", { body: "closes #41" }, ["acme/pay#41 closing_keyword"]],
  ["another repository's item", { body: "resolved acme/web#4" }, ["acme/web#4 closing_keyword"]],
  ["an address", { body: "see https://github.com/acme/web/issues/5" }, ["acme/web#5 body"]],
  ["a commit", { messages: ["ED-1 first\n\nFixes ED-2"] }, ["ED-1 commit", "ED-2 closing_keyword"]],
  ["the strongest of several", { title: "ED-1", body: "fixes ED-1" }, ["ED-1 closing_keyword"]],
  ["a name in small letters in prose", { title: "ed-4: again" }, ["ED-4 title"]],
])("reads %s", (_name, text, expected) => {
  expect(rules(text)).toEqual(expected);
});

test.each<[string, Said]>([
  ["look-alikes, whatever the projects are called", { title: "UTF-8, SHA-256 and COVID-19" }],
  ["keys of unknown projects", { title: "ABC-1" }],
  ["its own number", { title: "Add it (#7)", body: "#7", messages: ["Add it (#7)"] }],
  ["the number in a merge's subject", { messages: ["Merge pull request #12 from acme/x"] }],
  ["code", { body: "```\nED-1\n```\nand `ED-2`" }],
  ["an open fence to its end", { body: "```sh\nED-1\n" }],
  ["quotes", { body: "> fixes ED-1" }],
  ["hidden parts of a template", { body: "<!-- fixes #1 -->" }],
  ["parts of longer words", { title: "RED-12a, ED-12x, versions ED-1.5" }],
  ["a fragment of an address", { body: "https://example.org/page#12 and &#39;" }],
  [
    "names longer than any",
    { body: `${"a".repeat(3_000)}/b#1`, messages: [`x\n\n${"a".repeat(3_000)}/b#1`] },
  ],
  ["zero and leading zeros", { title: "ED-0 ED-007" }],
])("does not read %s", (_name, text) => {
  expect(rules(text)).toEqual([]);
});

test("keeps of commits what they name, the words around it and where, and nothing else", () => {
  const body = `${"It was long. ".repeat(9)}\n\nThe cause is described in ED-2, and UTF-8 is not it.\n\nFixes #41`;
  expect(
    commitMentions([
      { sha: "a", subject: "Part of ED-2 (#7)", body: "" },
      { sha: "b", subject: "x", body },
    ]),
  ).toEqual([
    { label: "ED-2", rule: "commit", evidence: "Part of ED-2", sha: "a" },
    { label: "#41", rule: "closing_keyword", evidence: "Fixes #41", sha: "b" },
  ]);
});

test("reads any text without a fault, and names each item once", () => {
  const piece = fc.constantFrom(
    "ED-1",
    "#3",
    "`",
    "```",
    "> ",
    "<!--",
    "fixes ",
    "\n",
    "\u0000",
    "é",
    "-",
    " ",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join("");
      const labels = find({ title: text, body: text, messages: [text] }).map(({ label }) => label);
      expect(new Set(labels).size).toBe(labels.length);
    }),
  );
});
