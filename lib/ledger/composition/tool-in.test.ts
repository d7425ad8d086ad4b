import { describe, expect, test } from "vitest";
import { modelOf } from "./model-of.ts";
import { toolIn } from "./tool-in.ts";

describe("the tool that a value names", () => {
  test.each([
    ["Claude:claude-opus-4.6 coccinelle", "claude-code", "claude-opus-4.6"],
    ["Claude Code (claude-opus-5)", "claude-code", "claude-opus-5"],
    ["GitHub Copilot", "copilot", null],
    ["Claude Opus 4.8", "claude-code", "Claude Opus 4.8"],
    ["gpt-5.5", "model", "gpt-5.5"],
    ["Claude 4.5 Sonnet", "claude-code", "Claude 4.5 Sonnet"],
    ["Claude:claude-opus-4-6 [sparse] [coccinelle]", "claude-code", "claude-opus-4-6"],
    ["Copilot (GPT-5.5)", "copilot", "GPT-5.5"],
    ["Gemini CLI", "gemini-cli", null],
    ["aider (gpt-5.5)", "aider", "gpt-5.5"],
    ["Claude Code v2.1.0", "claude-code", null],
  ])("%j is %s with %s", (value, tool, model) => {
    expect(toolIn(value, false)).toEqual({ tool, model });
  });

  test.each([
    "Claude",
    "Devin",
    "Jules",
    "Amp",
    "Cursor",
    "Codex",
    "Claude Monet",
    "Jules Verne",
    "Devin Nguyen Smith",
    "Viktor Szakats",
    "claudemir on github",
    "Claude Code Review Team",
    "Claude <claude@monet.example>",
    "GitHub Copilot <someone@example.com>",
    "",
  ])("%j may be a person and names none", (value) => {
    expect(toolIn(value, false)).toBeNull();
  });

  test("bare names are enough only where the key speaks of tools", () => {
    expect(toolIn("Cursor", true)).toEqual({ tool: "cursor", model: null });
    expect(toolIn("Claude", true)).toEqual({ tool: "claude-code", model: null });
    expect(toolIn("Claude Monet", true)).toBeNull();
  });
});

describe("the model that a name tells", () => {
  test.each([
    ["Claude Sonnet 5", "Claude Sonnet 5"],
    ["Claude Opus 4.8 (1M context)", "Claude Opus 4.8"],
    ["aider (gpt-5.5)", "gpt-5.5"],
    ["Claude", null],
    ["Copilot", null],
    ["Claude Monet", null],
    ["anthropic/claude-sonnet-5", "anthropic/claude-sonnet-5"],
    ["claude-dupont2", null],
  ])("%j tells %j", (name, model) => {
    expect(modelOf(name)).toBe(model);
  });
});
