import { describe, expect, test } from "vitest";
import { contextKind } from "./context-kind.ts";

describe("contextKind", () => {
  test.each([
    ["AGENTS.md", "instructions"],
    ["services/api/AGENTS.md", "instructions"],
    ["CLAUDE.md", "instructions"],
    ["GEMINI.md", "instructions"],
    [".github/copilot-instructions.md", "instructions"],
    [".github/instructions/python.instructions.md", "instructions"],
    [".cursorrules", "instructions"],
    [".cursor/rules/deep/style.mdc", "instructions"],
    [".windsurfrules", "instructions"],
    [".clinerules-code", "instructions"],
    [".clinerules/01.md", "instructions"],
    [".junie/guidelines.md", "instructions"],
    [".claude/commands/dedupe.md", "procedure"],
    [".claude/skills/review/SKILL.md", "procedure"],
    [".github/prompts/plan.prompt.md", "procedure"],
    [".cursor/commands/go.md", "procedure"],
    [".mcp.json", "tool"],
    [".cursor/mcp.json", "tool"],
    ["MEMORY.md", "memory"],
    ["docs/adr/0001-use-postgres.md", "decision"],
    ["doc/adr/0001-record.md", "decision"],
    ["docs/decisions/0002-queue.md", "decision"],
    ["packages/a/docs/rfcs/7/index.rst", "decision"],
    ["docs/specs/login.md", "spec"],
    ["specs/001-login/plan.md", "spec"],
    ["features/login.feature", "spec"],
    ["ARCHITECTURE.md", "architecture"],
    ["GLOSSARY.mdx", "domain"],
    [".github/skills/review/notes.md", "procedure"],
    ["docs/context.puml", "architecture"],
    ["docs/domain/orders.md", "domain"],
    ["ops/runbooks/failover.md", "runbook"],
    ["CONTRIBUTING.md", "standard"],
    [".editorconfig", "standard"],
  ])("%s carries context of kind %s", (path, kind) => {
    expect(contextKind(path)).toBe(kind);
  });

  test.each([
    "README.md",
    "src/agents.ts",
    "docs/adr.ts",
    "my-AGENTS.md",
    "src/decisions/engine.ts",
    "docs/rfc/x.png",
  ])("%s carries no context", (path) => {
    expect(contextKind(path)).toBeNull();
  });
});

test("a path made to be hard is answered at once", () => {
  expect(contextKind(`${"docs/adr/".repeat(400)}x.png.md/`)).toBeNull();
  expect(contextKind(`${"docs/adr/".repeat(400)}x.md`)).toBe("decision");
});
