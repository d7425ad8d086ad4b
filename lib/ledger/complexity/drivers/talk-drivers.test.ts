import fc from "fast-check";
import { expect, test } from "vitest";
import type { Remark } from "../talk.ts";
import { ambiguity, type ItemFacts } from "./ambiguity.ts";
import { deliberation, type ReviewFacts } from "./deliberation.ts";

const AUTHORS = new Set(["ann"]);
let ids = 0;
/** A remark as it is kept, from what was said. */
function remark(by: string, text: string): Remark {
  const words: readonly string[] = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const isQuestion = words.length >= 5 && /[?？][^\p{L}\p{N}]*$/u.test(text);
  return {
    id: `r${(ids += 1)}`,
    by,
    bot: by.endsWith("[bot]"),
    inWords: words.length > 0,
    asks: isQuestion ? words.join(" ").toLowerCase() : null,
  };
}
const item = (facts: Partial<ItemFacts>): ItemFacts => ({
  item: "A-1",
  scopeEdits: [],
  reopens: [],
  blockers: [],
  comments: [],
  counted: null,
  ...facts,
});
const thread = (id: string, followedByChange: boolean, ...remarks: Remark[]) => ({
  id,
  remarks,
  followedByChange,
});

const QUESTION = "Do we charge tax on refunds?";

test("ambiguity counts edits, questions, re-opens and blockers, each once", () => {
  const facts = item({
    scopeEdits: ["e1", "e2", "e2"],
    reopens: ["o1"],
    blockers: ["B-1"],
    comments: [
      remark("ann", QUESTION),
      remark("ann", `${QUESTION} 🤔`),
      remark("bea", "Only within the EU."),
      remark("bea", "And now? Later."),
    ],
  });
  const { x, evidence } = ambiguity([facts, facts], AUTHORS);
  expect(x).toBe(5);
  expect(evidence).toContain("A-1: blocked by B-1");
  expect(evidence).toContain("A-1: opened again (o1)");
});

test.each([
  ["too short", [remark("bea", "Why so late?"), remark("ann", "Because.")]],
  ["of a bot", [remark("lint[bot]", QUESTION), remark("bea", "No."), remark("ann", "Right.")]],
  ["of the author to nobody", [remark("ann", QUESTION), remark("ann", "Yes we do I guess")]],
  [
    "answered by an emoji or a bot",
    [remark("ann", QUESTION), remark("bea", "👍"), remark("x[bot]", "Noted for you")],
  ],
])("a question %s is none", (_name, comments) => {
  expect(ambiguity([item({ comments })], AUTHORS).x).toBe(0);
});

test("questions of which only the number is known count where somebody else took part", () => {
  const asked = (...people: string[]) =>
    ambiguity([item({ counted: { questions: 3, people } })], AUTHORS).evidence;
  expect(asked("ann")).toEqual([]);
  expect(asked("ann", "bea")).toEqual([
    "A-1: question (1 of 3)",
    "A-1: question (2 of 3)",
    "A-1: question (3 of 3)",
  ]);
});

test("deliberation counts threads with an answer or a change, and reviewers after the first", () => {
  const facts: ReviewFacts = {
    threads: [
      thread("t1", false, remark("bea", "Why not a set?"), remark("ann", "Order matters.")),
      thread("t2", true, remark("bea", "Rename this.")),
      thread("t3", false, remark("bea", "Nice.")),
      thread("t4", true, remark("ann", "Note to self."), remark("ann", "Done.")),
      thread("t5", true, remark("rabbit[bot]", "Consider a map."), remark("ann", "No.")),
      thread("t6", true, remark("bea", "🎉")),
    ],
    reviewers: [
      { by: "bea", bot: false },
      { by: "cem", bot: false },
      { by: "ann", bot: false },
      { by: "rabbit[bot]", bot: true },
    ],
  };
  expect(deliberation([facts], AUTHORS)).toEqual({
    x: 4,
    evidence: ["2 reviewers", "thread t1", "thread t2"],
  });
});

test("whatever authors and bots say among themselves, both stay as they are", () => {
  const said = fc.array(
    fc.tuple(
      fc.constantFrom("ann", "lint[bot]", "rabbit[bot]"),
      fc.oneof(fc.string(), fc.constant(QUESTION), fc.constant("👍")),
    ),
  );
  fc.assert(
    fc.property(said, fc.boolean(), (talk, changed) => {
      const remarks = talk.map(([by, text]) => remark(by, text));
      const quiet = item({ scopeEdits: ["e1"], comments: [] });
      expect(ambiguity([{ ...quiet, comments: remarks }], AUTHORS)).toEqual(ambiguity([quiet], AUTHORS));
      const reviewers = [{ by: "bea", bot: false }];
      const loud = {
        threads: [thread("t", changed, ...remarks)],
        reviewers: [...reviewers, { by: "ann", bot: false }],
      };
      expect(deliberation([loud], AUTHORS)).toEqual(deliberation([{ threads: [], reviewers }], AUTHORS));
    }),
  );
});
