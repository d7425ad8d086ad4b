import { describe, expect, test } from "vitest";
import { saysSomething } from "@/lib/core/says-something.ts";
import { decisionFigures } from "./decision-figures.ts";
import { isTemplate, resemblance } from "./is-template.ts";
import { surfaceEvents } from "./surface-events.ts";
import type {
  CoordinationFacts,
  DecisionFacts,
  ReviewFacts,
  SpecFacts,
  SurfaceFacts,
} from "./surface-facts.ts";
import { textSays } from "./text-says.ts";

const DAY = 86_400;
const NOTHING: SurfaceFacts = {
  specs: [],
  decisions: [],
  reviews: [],
  coordination: [],
  context: [],
  operations: [],
  builds: [],
};
const told = (facts: Partial<SurfaceFacts>) =>
  surfaceEvents({ ...NOTHING, ...facts }).map(({ axis, passed, why }) => [axis, passed, why]);
const base = { at: 0, team: "pay", author: "ana", isAssisted: false };

type Written = { readonly text?: string; readonly templates?: readonly string[] };
const spec = ({ text = "", templates = [], ...more }: Partial<SpecFacts> & Written): SpecFacts => ({
  ...base,
  id: "s",
  path: null,
  says: textSays(text, templates),
  hasAcceptanceCriteria: false,
  reviewers: [],
  units: [],
  ...more,
});
const words = (count: number): string =>
  Array.from({ length: count }, (_, place) => `word${place}`).join(" ");

describe("specifications", () => {
  const later = { reviewers: [], units: [{ unit: "u", startedAt: DAY }] };

  test("are issues with criteria or eighty words, and files by their path", () => {
    const texts = [
      spec({ ...later, text: words(79) }),
      spec({ ...later, text: words(80) }),
      spec({ ...later, text: "short", hasAcceptanceCriteria: true }),
      spec({ ...later, text: "short", path: "docs/prd/pay.md" }),
      spec({ ...later, text: "short", path: "specs/001-pay/plan.md" }),
      spec({ ...later, text: words(200), path: "docs/howto.md" }),
    ];
    expect(told({ specs: texts })).toHaveLength(4);
  });

  test("count where a unit began after them or somebody else reviewed them", () => {
    const early = [{ unit: "u", startedAt: -DAY }];
    const made = (more: Partial<SpecFacts>) =>
      told({ specs: [spec({ hasAcceptanceCriteria: true, ...more })] });
    expect(made(later)[0]?.[1]).toBe(true);
    expect(made({ units: early })[0]?.[1]).toBe(false);
    expect(made({ units: early, reviewers: ["ana"] })[0]?.[1]).toBe(false);
    expect(made({ units: early, reviewers: ["ben"] })[0]?.[1]).toBe(true);
  });

  test("that are a template nobody filled in are nothing", () => {
    const template = words(100);
    expect(told({ specs: [spec({ ...later, text: template, templates: [template] })] })).toEqual([]);
    expect(
      told({
        specs: [
          spec({
            ...later,
            text: `${template} ${words(30).replaceAll("word", "own")}`,
            templates: [template],
          }),
        ],
      }),
    ).toHaveLength(1);
  });
});

test("a template is told by nine tenths of its runs of words", () => {
  // 98 runs of three in the template; a text that adds ten words has ten more, 98 of 108 are in both.
  const [template, more] = [words(100), Array.from({ length: 11 }, (_, place) => `more${place}`).join(" ")];
  expect(resemblance(template, `${template} ${more}`)).toBeCloseTo(98 / 109, 12);
  expect(isTemplate(`${template} ${more}`, [template])).toBe(false);
  expect(isTemplate(`${template} more0 more1`, [template])).toBe(true);
  expect(isTemplate("", [""])).toBe(false);
});

describe("decisions", () => {
  const TEXT =
    "# Use Kafka\n\nStatus: Accepted\n\n## Context\n\nx\n\n## Decision\n\ny\n\n## Consequences\n\nz\n";
  const decision = ({ text = TEXT, ...more }: Partial<DecisionFacts> & Written): DecisionFacts => ({
    ...base,
    id: "d",
    path: "docs/adr/0001-use-kafka.md",
    says: textSays(text, []),
    openedAt: 0,
    isAcceptedByHost: false,
    reviewers: [],
    referredAt: [],
    units: [],
    ...more,
  });

  test("count once accepted, with all they must say or with a reviewer", () => {
    expect(told({ decisions: [decision({})] })).toEqual([
      ["decision", true, "says context, decision and consequences"],
    ]);
    expect(told({ decisions: [decision({ text: TEXT.replace("Accepted", "Proposed") })] })).toEqual([]);
    const bare = decision({ text: "Status: accepted" });
    expect(told({ decisions: [bare] })[0]?.[1]).toBe(false);
    expect(told({ decisions: [{ ...bare, reviewers: ["ben"] }] })[0]?.[1]).toBe(true);
    expect(
      told({ decisions: [decision({ text: "## Status\n\nAccepted\n", reviewers: ["ben"] })] })[0]?.[1],
    ).toBe(true);
    expect(told({ decisions: [decision({ path: "docs/notes.md" })] })).toEqual([]);
    expect(told({ decisions: [decision({ path: null, text: "", isAcceptedByHost: true })] })[0]?.[1]).toBe(
      false,
    );
  });

  test("are used where a change refers to them within 90 days; young ones are not asked yet", () => {
    const at = (day: number, referred: readonly number[]) =>
      decision({ at: day * DAY, openedAt: (day - 4) * DAY, referredAt: referred.map((each) => each * DAY) });
    const facts = [at(10, [40]), at(10, [5]), at(10, [120]), at(150, [160])];
    expect(decisionFigures(facts, 200 * DAY)).toEqual({
      decisions: 4,
      usedShare: 1 / 3,
      timeP50: 4 * DAY,
      timeP85: 4 * DAY,
    });
  });
});

const review = (more: Partial<ReviewFacts>): ReviewFacts => ({
  ...base,
  id: "r",
  changeAuthor: "ben",
  changeTeam: "pay",
  mergedAt: DAY,
  isBlocking: false,
  isOfSpec: false,
  comments: [],
  unit: "u",
  ...more,
});
const said = (text: string, gotReply = true) => [
  { saysSomething: saysSomething(text), gotReply, wasFollowed: false },
];

describe("reviews", () => {
  const isCounted = (more: Partial<ReviewFacts>) => told({ reviews: [review(more)] })[0]?.[1];

  test("count where a comment of five words was answered or followed, or where they block", () => {
    expect(isCounted({ comments: said("this loses the last row of a page") })).toBe(true);
    expect(isCounted({ comments: said("this loses the last row of a page", false) })).toBe(false);
    expect(isCounted({ comments: said("why so late?") })).toBe(false);
    expect(isCounted({ isBlocking: true })).toBe(true);
    expect(isCounted({ isOfSpec: true })).toBe(true);
  });

  test("that only say that all is well, or are of one's own change, or late, do not", () => {
    expect(isCounted({})).toBe(false);
    expect(isCounted({ comments: said("LGTM") })).toBe(false);
    expect(isCounted({ comments: said("LGTM, looks very good to me, thanks!") })).toBe(false);
    expect(isCounted({ isBlocking: true, changeAuthor: "ana" })).toBe(false);
    expect(isCounted({ isBlocking: true, at: 2 * DAY })).toBe(false);
    expect(isCounted({ isBlocking: true, mergedAt: null, at: 2 * DAY })).toBe(true);
  });

  test("of another team's change are work between teams as well", () => {
    const facts = { reviews: [review({ isBlocking: true, changeTeam: "web" })] };
    expect(told(facts).map(([axis]) => axis)).toEqual(["review", "coordination"]);
  });
});

test("work between teams crosses a boundary, and an unblocking follows the other team's word within 14 days", () => {
  const fact: CoordinationFacts = {
    ...base,
    id: "c",
    at: 20 * DAY,
    kind: "unblocked",
    otherTeam: "web",
    comments: [{ team: "web", at: 6 * DAY }],
    units: [],
  };
  const isCounted = (more: Partial<CoordinationFacts>) =>
    told({ coordination: [{ ...fact, ...more }] })[0]?.[1];
  expect(isCounted({})).toBe(true);
  expect(isCounted({ comments: [{ team: "web", at: 5 * DAY }] })).toBe(false);
  expect(isCounted({ comments: [{ team: "pay", at: 15 * DAY }] })).toBe(false);
  expect(isCounted({ otherTeam: "pay" })).toBe(false);
  expect(isCounted({ otherTeam: null, kind: "commanded" })).toBe(false);
  expect(isCounted({ kind: "rescoped", comments: [] })).toBe(true);
});

test("context files are fresh, well formed and loaded; what happened has led to something that is done", () => {
  const file = { ...base, id: "x", isFresh: true, isWellFormed: true, sessions: null, units: [] };
  const after = { ...base, id: "p", kind: "post_mortem" as const, closedActions: 0, units: [] };
  const events = told({
    context: [file, { ...file, sessions: 0 }, { ...file, isFresh: false }, { ...file, isWellFormed: false }],
    operations: [after, { ...after, closedActions: 1 }, { ...after, kind: "incident" }],
    builds: [{ ...base, id: "u", unit: "u", isSettled: false }],
  });
  expect(events.map(([, passed]) => passed)).toEqual([true, false, false, false, false, true, true, false]);
});
