import fc from "fast-check";
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
} from "@/tests/support/composition-example.ts";
import { classifyChange } from "./classify-change.ts";
import { DEFAULT_RULES } from "./default-rules.ts";
import { needsLines } from "./needs-lines.ts";

const commit = (place: number, over: Partial<GitCommit>): GitCommit =>
  exampleCommit({ sha: String(place).repeat(40), ...over });
const lines = (...counts: number[]): ReadonlyMap<string, number> =>
  new Map(counts.map((count, place) => [String(place + 1).repeat(40), count]));

const bodies = fc.constantFrom(
  "",
  "Co-authored-by: Claude <noreply@anthropic.com>",
  "Co-authored-by: Claude Monet <claude@monet.example>",
  "AI-generated: no",
  "Assisted-by: Viktor Szakats",
  "Claude-Session: https://claude.ai/code/session_01",
);
const commits = fc
  .array(fc.record({ author: fc.constantFrom(ANN, COPILOT, CLAUDE, DEPENDABOT, ACTIONS), body: bodies }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((some) => some.map((one, place) => commit(place + 1, one)));
const evidence = fc
  .record({
    commits,
    kind: fc.constantFrom("merge", "squash", "rebase", "push"),
    headBranch: fc.constantFrom(null, "fix", "copilot/fix", "renovate/x"),
    linesByCommit: fc.option(
      fc.array(fc.nat({ max: 99 }), { minLength: 5, maxLength: 5 }).map((c) => lines(...c)),
    ),
  })
  .map(({ commits: some, ...over }) => exampleChange(some, over));

describe("an organisation's own rules", () => {
  test("add accounts, and switch off a prefix that its people use", () => {
    const own = {
      ...DEFAULT_RULES,
      version: "own-1",
      agents: [
        ...DEFAULT_RULES.agents,
        {
          id: "own-agent",
          tool: "own-agent",
          match: { emails: ["agent@acme.example"] },
          author: { points: "agent", p: 0.95 },
          coAuthor: null,
        },
      ],
      branches: DEFAULT_RULES.branches.filter(({ prefix }) => prefix !== "claude/"),
    } as const;
    const machine = exampleChange([commit(1, { author: { name: "Acme", email: "agent@acme.example" } })]);
    expect(classifyChange(machine).class).toBe("unknown");
    expect(classifyChange(machine, own).class).toBe("agent");
    const branch = exampleChange([commit(1, {})], { headBranch: "claude/rename" });
    expect(classifyChange(branch).class).toBe("hybrid");
    expect(classifyChange(branch, own).class).toBe("unknown");
  });

  test("no two rules share an id within their table", () => {
    for (const table of [
      DEFAULT_RULES.agents,
      DEFAULT_RULES.automation,
      DEFAULT_RULES.trailers,
      DEFAULT_RULES.texts,
      DEFAULT_RULES.branches,
    ]) {
      expect(new Set(table.map(({ id }) => id)).size).toBe(table.length);
    }
  });
});

describe("whatever the evidence", () => {
  test("git alone never proves that a change was made by hand", () => {
    fc.assert(
      fc.property(evidence, (change) => {
        expect(classifyChange(change).class).not.toBe("human");
      }),
    );
  });

  test("the order of commits makes no difference", () => {
    fc.assert(
      fc.property(evidence, (change) => {
        const backwards = { ...change, commits: [...change.commits].reverse() };
        expect(classifyChange(backwards)).toEqual(classifyChange(change));
      }),
    );
  });

  test("where lines are said not to matter, they do not", () => {
    fc.assert(
      fc.property(evidence, (change) => {
        if (needsLines(change)) return;
        expect(classifyChange({ ...change, linesByCommit: null }).class).toBe(classifyChange(change).class);
      }),
    );
  });

  test("confidence and chance lie between 0 and 1, and only automation and no evidence have no chance", () => {
    fc.assert(
      fc.property(evidence, (change) => {
        const { class: kind, confidence, p, reason } = classifyChange(change);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        if (p === null) expect(["automation", "unknown"]).toContain(kind);
        else expect(p).toBeGreaterThan(0);
        expect(reason).toMatch(/^[A-Z].*\.$/);
      }),
    );
  });

  test("without one sign of AI, no change is called hybrid or an agent's", () => {
    fc.assert(
      fc.property(evidence, (change) => {
        const { class: kind, signals } = classifyChange(change);
        const isAi = signals.some(({ points, p }) => p > 0 && (points === "agent" || points === "hybrid"));
        if (!isAi) expect(["automation", "unknown"]).toContain(kind);
      }),
    );
  });
});
