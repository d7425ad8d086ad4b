import { describe, expect, test } from "vitest";
import type { GitCommit } from "@/lib/model/git-commit.ts";
import { ACTIONS, ANN, COPILOT, DEPENDABOT, exampleCommit } from "@/tests/support/composition-example.ts";
import { commitSignals } from "./commit-signals.ts";
import { DEFAULT_RULES } from "./default-rules.ts";

const read = (over: Partial<GitCommit>, branch: string | null = null) =>
  commitSignals(exampleCommit(over), branch, DEFAULT_RULES);
const rules = (over: Partial<GitCommit>): string[] => read(over).readings.map(({ signal }) => signal.rule);

describe("signals of a commit", () => {
  test.each([
    [
      "Co-Authored-By: Claude Opus 4.8 (1M context) <noreply@anthropic.com>",
      "co-author.claude-code",
      "Claude Opus 4.8",
    ],
    ["Co-authored-by: Copilot <223556219+Copilot@users.noreply.github.com>", "co-author.copilot-cli", null],
    ["Co-authored-by: Copilot <copilot@github.com>", "co-author.copilot-editor", null],
    [
      "Co-authored-by: Copilot Autofix powered by AI <175728472+Copilot@users.noreply.github.com>",
      "co-author.copilot-review",
      null,
    ],
    ["Co-authored-by: Cursor <cursoragent@cursor.com>", "co-author.cursor", null],
    ["Co-authored-by: Codex <noreply@openai.com>", "co-author.codex", null],
    ["Co-authored-by: aider (gpt-5.5) <aider@aider.chat>", "co-author.aider", "gpt-5.5"],
    ["Co-authored-by: Amp <amp@ampcode.com>", "co-author.amp", null],
    ["Made-with: Cursor", "trailer.generated-by", null],
    ["Assisted-by: Claude:claude-opus-4.6 coccinelle", "trailer.assisted-by", "claude-opus-4.6"],
    ["Assisted-by: Claude Code (claude-opus-5)", "trailer.assisted-by", "claude-opus-5"],
    ["Assisted-by: Claude <noreply@anthropic.com>", "assisted-by.claude-code", null],
    ["AI-assisted-by: Claude", "trailer.ai-assisted", null],
    ["AI-generated: yes", "trailer.ai-agent", null],
    ["Coding-Agent-Model: gpt-5.5", "trailer.ai-agent", "gpt-5.5"],
    ["AI-used-for: code, tests", "trailer.ai-used-for", null],
    ["Amp-Thread-ID: https://ampcode.com/threads/T-0f", "trailer.amp-thread", null],
    ["Claude-Sessions-Id: 0f", "trailer.claude-sessions", null],
    ["Claude-Session: https://claude.ai/code/session_01", "trailer.claude-session", null],
    ["Agent-Logs-Url: https://github.com/o/r/sessions/0f-1", "trailer.agent-logs", null],
    ["Replit-Commit-Author: Agent", "trailer.replit", null],
    ["Entire-Checkpoint: 0f", "trailer.entire", null],
    ["Signed-off-by: Claude <noreply@anthropic.com>", "signed-off.claude-code", null],
    ["🤖 Generated with [Claude Code](https://claude.com/claude-code)", "text.claude-code", null],
    ["🤖 Generated with [Claude Code](https://claude.ai/code)", "text.claude-code", null],
    ["https://chatgpt.com/codex/tasks/task_e_0f", "text.codex-task", null],
    ["[Codex Task](https://chatgpt.com/codex/tasks/task_e_0f)", "text.codex-task", null],
    ["Link to Devin run: https://app.devin.ai/sessions/0f", "text.devin-session", null],
    [
      "*PR created automatically by Jules for task [1](https://jules.google.com/task/1) started by @ann*",
      "text.jules",
      null,
    ],
  ])("%j makes a hybrid commit by %s", (line, rule, model) => {
    const { role, readings } = read({ body: `\nWhy.\n\n${line}` });
    expect(role).toBe("hybrid");
    expect(readings.map(({ signal }) => [signal.rule, signal.model])).toEqual([[rule, model]]);
  });

  test.each([
    "Co-authored-by: Claudemir Todo Bom <claudemir@example.com>",
    "Co-authored-by: Claude <claude@monet.example>",
    "Co-authored-by: Jules <77+jules@users.noreply.github.com>",
    "Co-authored-by: Devin Smith <devin@users.noreply.github.com>",
    "Co-authored-by: Amp <amp@example.com>",
    "Assisted-by: Viktor Szakats",
    "Assisted-by: Claude Dupont",
    "Assisted-by: Claude",
    "Assisted-by: Jane Roe <jane@example.com>",
    "AI-agent: none",
    "AI-generated: no",
    "AI-assisted: n/a",
    "AI-assisted: not at all",
    "AI-generated: 0%",
    "Replit-Commit-Author: Ann",
    "Coding-Agent: false",
    "AI-used-for: research",
    "Generated-by: protoc-gen-go",
    "Made-with: love",
    "Agent: Claude",
    "Signed-off-by: Claude Monet <claude@monet.example>",
    "Cc: Claude <noreply@anthropic.com>",
    "Claude-Session:",
    "Generated with Claude Code",
    "See https://chatgpt.com/codex/tasks/task_e_0f for what was tried",
    "We looked at app.devin.ai and did not like it",
    'Remove the line "🤖 Generated with [Claude Code](https://claude.com/claude-code)"',
  ])("%j is no sign of AI", (line) => {
    expect(read({ body: `\nWhy.\n\n${line}` })).toMatchObject({ role: "person", readings: [] });
  });

  test("a review by a tool is a review and no authorship", () => {
    const { role, readings } = read({ body: "Reviewed-by: Claude <noreply@anthropic.com>" });
    expect(role).toBe("person");
    expect(readings[0]?.signal).toMatchObject({ points: "review", p: 0 });
  });

  test("help that was used for research only is no authorship", () => {
    const body = "Assisted-by: Claude Code (claude-opus-5)\nAI-used-for: research";
    expect(read({ body }).role).toBe("person");
    expect(read({ body: body.replace("research", "code") }).role).toBe("hybrid");
  });

  test("words about the message alone are no authorship", () => {
    expect(read({ body: "Commit-generated-by: Claude Code" }).role).toBe("person");
  });

  test("aider marks author or committer by name, and the quote leaves the person out", () => {
    const marked = { name: "Ann Example (aider)", email: "ann@example.com" };
    expect(rules({ author: marked, committer: ANN })).toEqual(["author.aider"]);
    const { role, readings } = read({ author: ANN, committer: marked });
    expect(role).toBe("hybrid");
    expect(readings[0]?.signal).toMatchObject({ rule: "committer.aider", quote: "… (aider)" });
  });

  test("an agent's commit stays the agent's when the person who asked is its co-author", () => {
    const body = "Co-authored-by: Ann Example <ann@example.com>";
    expect(read({ author: COPILOT, body }).role).toBe("agent");
  });

  test("merges are nobody's, also when they were flattened", () => {
    expect(read({ author: COPILOT, parents: ["1", "2"] }).role).toBe("merge");
    const committer = { name: "GitHub", email: "noreply@github.com" };
    expect(read({ committer, subject: "Merge branch 'main' into copilot/fix" }).role).toBe("merge");
    expect(read({ committer, subject: "Merge two lists" }).role).toBe("person");
  });

  test("workflows that run an agent are the agent's, and others automation", () => {
    expect(read({ author: ACTIONS }).role).toBe("automation");
    expect(read({ author: ACTIONS }, "claude/issue-7").role).toBe("agent");
    expect(read({ author: ACTIONS, body: "Co-authored-by: Claude <noreply@anthropic.com>" }).role).toBe(
      "agent",
    );
    expect(read({ author: DEPENDABOT }, "claude/issue-7").role).toBe("automation");
  });

  test("release notes inside a message of automation are not its own words", () => {
    const body =
      "Notes:\n\n🤖 Generated with [Claude Code](https://claude.ai/code)\n\nSigned-off-by: dependabot[bot] <support@github.com>";
    expect(read({ author: DEPENDABOT, body })).toMatchObject({ role: "automation" });
    expect(rules({ author: DEPENDABOT, body })).toEqual(["author.dependabot"]);
  });

  test("a very long quote is cut to 200 characters, never through one of them", () => {
    const value = `Claude Code ${"🤖".repeat(300)} <noreply@anthropic.com>`;
    const [one] = read({ body: `Co-authored-by: ${value}` }).readings;
    expect(Array.from(one?.signal.quote ?? "")).toHaveLength(200);
    expect(one?.signal.quote.endsWith("🤖")).toBe(true);
  });
});
