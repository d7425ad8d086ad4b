import { describe, expect, test } from "vitest";
import type { GitCommit } from "@/lib/model/git-commit.ts";
import {
  ACTIONS,
  ANN,
  CLAUDE,
  COPILOT,
  DEPENDABOT,
  exampleChange,
  exampleCommit,
  exampleNote,
} from "@/tests/support/composition-example.ts";
import type { ChangeEvidence } from "./change-evidence.ts";
import { classifyChange } from "./classify-change.ts";
import { needsLines } from "./needs-lines.ts";

const commit = (place: number, over: Partial<GitCommit> = {}): GitCommit =>
  exampleCommit({ sha: String(place).repeat(40), ...over });
const byAgent = (place: number): GitCommit => commit(place, { author: COPILOT });
const byPerson = (place: number): GitCommit => commit(place);
const helped = (place: number): GitCommit =>
  commit(place, { body: "Co-authored-by: Claude <noreply@anthropic.com>" });
const lines = (...counts: number[]): ReadonlyMap<string, number> =>
  new Map(counts.map((count, place) => [String(place + 1).repeat(40), count]));
const classOf = (commits: readonly GitCommit[], over: Partial<ChangeEvidence> = {}) =>
  classifyChange(exampleChange(commits, over)).class;

describe("the class of a change by its signals", () => {
  test("one trailer of a local tool makes it hybrid with the trailer's own confidence", () => {
    const result = classifyChange(exampleChange([helped(1)]));
    expect(result).toMatchObject({ class: "hybrid", aiLines: null, lines: 70 });
    expect(result.p).toBeCloseTo(0.95, 12);
    expect(result.confidence).toBeCloseTo(0.95, 12);
    expect(result.reason).toBe(
      "Claude Code took part, by the co-author trailer; nothing shows that an agent worked on its own.",
    );
  });

  test("nothing in git leaves it unknown, with no confidence and the connection that would settle it", () => {
    const result = classifyChange(exampleChange([byPerson(1)]));
    expect(result).toMatchObject({ class: "unknown", confidence: 0, p: null, signals: [] });
    expect(result.reason).toContain("connecting GitHub");
  });

  test("weak evidence leaves it unknown and says how weak it is", () => {
    const result = classifyChange(
      exampleChange([commit(1, { body: "Co-authored-by: Crush <crush@charm.land>" })]),
    );
    expect(result).toMatchObject({ class: "unknown", p: 0.6, confidence: 0.6 });
    expect(result.reason).toContain("60 %");
  });

  test("agent commits alone make it an agent's without any count of lines", () => {
    expect(classOf([byAgent(1), byAgent(2)], { kind: "merge" })).toBe("agent");
    expect(classOf([commit(1, { author: CLAUDE })], { kind: "push" })).toBe("agent");
  });

  test.each([
    [[90, 10], "agent"],
    [[89, 11], "hybrid"],
    [[0, 50], "hybrid"],
  ] as const)("agent and person with %j lines make it %s", ([agent, person], expected) => {
    const over = { kind: "merge", linesByCommit: lines(agent, person) } as const;
    expect(classOf([byAgent(1), byPerson(2)], over)).toBe(expected);
  });

  test("agent and person whose lines nobody counted are shared, and it says so", () => {
    const result = classifyChange(exampleChange([byAgent(1), byPerson(2)]));
    expect(result.class).toBe("hybrid");
    expect(result.reason).toContain("not known");
  });

  test("the reason names what decided", () => {
    const reason = (commits: readonly GitCommit[], over: Partial<ChangeEvidence> = {}) =>
      classifyChange(exampleChange(commits, over)).reason;
    const merged = { kind: "merge", linesByCommit: lines(30, 70) } as const;
    expect(reason([helped(1), byPerson(2)])).toContain("nothing shows that an agent worked on its own");
    expect(reason([byAgent(1), byPerson(2)], merged)).toContain("people added 70 % of the lines");
    expect(reason([byAgent(1), helped(2)], merged)).toContain("author of 30 % of the added lines");
    expect(reason([byAgent(1)])).toBe("Copilot's cloud agent opened the change from its own account.");
    expect(reason([byAgent(1)], { kind: "merge" })).toContain("author of 100 % of the added lines");
    expect(reason([byPerson(1)], { headBranch: "codex/x" })).toContain("by the branch");
  });

  test("commits that add no line count as equals", () => {
    const over = { kind: "merge", linesByCommit: lines(0, 0) } as const;
    expect(classOf([byAgent(1), byPerson(2)], over)).toBe("hybrid");
    expect(classOf([byAgent(1), byAgent(2)], over)).toBe("agent");
  });

  test("helped commits are not people's lines: an agent's account may open such a change", () => {
    expect(classOf([byAgent(1), helped(2)], { linesByCommit: lines(50, 50) })).toBe("agent");
    expect(classOf([byAgent(1), helped(2)], { kind: "merge", linesByCommit: lines(50, 50) })).toBe("hybrid");
  });

  test("the person who asked, as co-author of an agent's commit, changes nothing", () => {
    const asked = commit(1, { author: COPILOT, body: "Co-authored-by: Ann Example <ann@example.com>" });
    expect(classOf([asked])).toBe("agent");
  });

  test("a merge of the base branch is no commit of either", () => {
    const base = commit(2, { parents: ["1", "2"], author: ANN });
    expect(classOf([byAgent(1), base], { linesByCommit: lines(10, 9000) })).toBe("agent");
    expect(needsLines(exampleChange([byAgent(1), base]))).toBe(false);
  });

  test("an agent's branch alone is AI content of unknown autonomy", () => {
    expect(classOf([byPerson(1)], { headBranch: "claude/fix-login" })).toBe("hybrid");
    expect(classOf([byPerson(1)], { headBranch: "cursor-pagination" })).toBe("unknown");
    expect(classOf([byPerson(1)], { headBranch: "ann/claude/fix" })).toBe("unknown");
  });

  test("a cloud task makes it an agent's unless people wrote more than a tenth", () => {
    const task = commit(1, { body: "https://chatgpt.com/codex/tasks/task_e_0f" });
    expect(classOf([task], { kind: "push" })).toBe("agent");
    expect(classOf([task, byPerson(2)], { linesByCommit: lines(95, 5) })).toBe("agent");
    expect(classOf([task, byPerson(2)], { linesByCommit: lines(50, 50) })).toBe("hybrid");
  });

  test("an agent's branch needs another sign of an agent, and a local tool's trailer is none", () => {
    const over = { headBranch: "copilot/fix-1" };
    expect(classOf([helped(1)], over)).toBe("hybrid");
    const cloud = commit(1, { body: `Co-authored-by: ${COPILOT.name} <${COPILOT.email}>` });
    expect(classOf([cloud], over)).toBe("agent");
    expect(classOf([cloud])).toBe("hybrid");
  });

  test("a squash is read from the commits it hides as well as from its own message", () => {
    expect(classOf([helped(1), byPerson(2)])).toBe("hybrid");
    const landed = exampleCommit({
      sha: "f".repeat(40),
      subject: "Add (#1)",
      body: "* a\n\nCo-authored-by: Claude <noreply@anthropic.com>\n\n* b",
    });
    expect(classOf([byPerson(1)], { mergeCommit: landed })).toBe("hybrid");
    expect(classOf([], { mergeCommit: landed })).toBe("hybrid");
  });

  test("whoever presses the button of a merge is not its author", () => {
    const merge = commit(9, {
      author: COPILOT,
      parents: ["1", "2"],
      subject: "Merge pull request #1 from o/x",
    });
    expect(classOf([byPerson(1)], { kind: "merge", mergeCommit: merge })).toBe("unknown");
  });

  test("an initial plan speaks only beside another sign of an agent", () => {
    const plan = commit(1, { subject: "Initial plan" });
    expect(classifyChange(exampleChange([plan]))).toMatchObject({ class: "unknown", signals: [] });
    const rules = classifyChange(exampleChange([{ ...plan, author: COPILOT }])).signals.map(
      ({ rule }) => rule,
    );
    expect(rules).toContain("text.initial-plan");
  });
});

describe("automation", () => {
  test("by an app that nobody has described is so for the time being", () => {
    const app = { name: "new-app[bot]", email: "1+new-app[bot]@users.noreply.github.com" };
    const result = classifyChange(exampleChange([commit(1, { author: app })]));
    expect(result).toMatchObject({ class: "automation", confidence: 0.6 });
  });

  test("stands apart, with no chance of AI at all", () => {
    expect(classifyChange(exampleChange([commit(1, { author: DEPENDABOT })]))).toMatchObject({
      class: "automation",
      p: null,
    });
    expect(classOf([commit(1, { author: ACTIONS })], { kind: "push" })).toBe("automation");
    expect(classOf([byPerson(1)], { headBranch: "renovate/react-19.x" })).toBe("automation");
    expect(classOf([byPerson(1)], { headBranch: "l10n_main" })).toBe("unknown");
  });

  test("with a person's commits on top is automation only up to a tenth of the lines", () => {
    const commits = [commit(1, { author: DEPENDABOT }), byPerson(2)];
    expect(classOf(commits, { linesByCommit: lines(95, 5) })).toBe("automation");
    expect(classOf(commits, { linesByCommit: lines(5, 95) })).toBe("unknown");
    expect(classOf(commits)).toBe("unknown");
    expect(needsLines(exampleChange(commits))).toBe(true);
  });

  test("that ran an agent is an agent", () => {
    const ran = commit(1, { author: ACTIONS, body: "Co-authored-by: Claude <noreply@anthropic.com>" });
    expect(classOf([ran], { kind: "push" })).toBe("agent");
  });
});

describe("the class of a change by line notes", () => {
  const noted = (ai: number, human: number, over: Partial<ChangeEvidence> = {}) =>
    classifyChange(
      exampleChange([byPerson(1)], { attributions: [exampleNote("1".repeat(40), ai, human)], ...over }),
    );

  test.each([
    [44, 26, "hybrid"],
    [2, 68, "human"],
    [0, 70, "human"],
    [66, 4, "hybrid"],
    [3, 53, "hybrid"],
  ] as const)("%d AI lines and %d human ones of 70 make it %s", (ai, human, expected) => {
    expect(noted(ai, human).class).toBe(expected);
  });

  test("nearly all lines by AI are an agent's only where an agent worked on its own", () => {
    const attributions = [exampleNote("1".repeat(40), 66, 4)];
    const over = { attributions, headBranch: "copilot/fix-1" };
    expect(classOf([byPerson(1)], over)).toBe("hybrid");
    expect(classOf([byAgent(1)], over)).toBe("agent");
  });

  test("the measured share, its coverage and the AI lines are reported", () => {
    expect(noted(44, 26)).toMatchObject({ aiLines: 44, confidence: 1 });
    expect(noted(44, 26).reason).toBe("Line notes give 44 of 70 attributed lines to AI (63 %).");
    expect(noted(44, 16).confidence).toBeCloseTo(60 / 70, 12);
  });

  test("notes on less than four fifths of the lines are a signal among others and prove no person", () => {
    expect(noted(0, 55)).toMatchObject({ class: "unknown", aiLines: null });
    expect(noted(40, 10)).toMatchObject({ class: "hybrid", aiLines: null });
  });

  test("a note on the landed commit speaks of the diff itself and goes before the others", () => {
    const attributions = [exampleNote("1".repeat(40), 70, 0), exampleNote("f".repeat(40), 1, 69)];
    expect(classOf([byPerson(1)], { attributions })).toBe("human");
  });

  test("notes on several commits are added up and scaled to the lines that landed", () => {
    const attributions = [exampleNote("1".repeat(40), 80, 0), exampleNote("2".repeat(40), 0, 20)];
    const result = classifyChange(
      exampleChange([byPerson(1), byPerson(2)], { attributions, linesByCommit: lines(80, 20) }),
    );
    expect(result).toMatchObject({ class: "hybrid", aiLines: 56, confidence: 1 });
  });

  test("a line claimed by both writers is the person's", () => {
    const [note] = [exampleNote("1".repeat(40), 70, 0)];
    const range = { from: 1, to: 70, by: "human", tool: null, model: null, session: null } as const;
    const attributions = [
      { ...note, files: note.files.map((file) => ({ ...file, ranges: [...file.ranges, range] })) },
    ];
    expect(classOf([byPerson(1)], { attributions })).toBe("human");
  });
});
