import type { TextRule } from "./rule-set.ts";
import { WEIGHTS } from "./weights.ts";

const { agent, agentMedium, hybrid } = WEIGHTS;

/** A link to a task that ran in the cloud: the bare address or one Markdown link, alone on its line. */
const task = (id: string, tool: string, address: string): TextRule => ({
  id,
  tool,
  where: "body",
  line: new RegExp(`^_?(?:[\\w :'-]{0,40}\\[[^\\]]{1,80}\\]\\(${address}[^\\s)]*\\)|${address}\\S*)_?$`, "i"),
  weight: agent,
  cloudTask: true,
});

/** Lines that tools leave in commit messages and in the descriptions that squashing copies there. */
export const TEXT_RULES: readonly TextRule[] = [
  {
    id: "text.claude-code",
    tool: "claude-code",
    where: "body",
    line: /^(?:🤖 )?Generated with \[?Claude Code\]?\s?\((?:https:\/\/)?claude\.(?:com\/claude-code|ai\/code)\/?\)\.?$/iu,
    weight: hybrid,
  },
  {
    id: "text.devin-cli",
    tool: "devin",
    where: "body",
    line: /^(?:\S+ )?Generated with \[Devin\]\(https:\/\/[\w./-]*devin\.ai[\w./-]*\)\.?$/iu,
    weight: hybrid,
  },
  task("text.claude-session", "claude", "https://claude\\.ai/code/session_\\w+"),
  task("text.codex-task", "codex", "https://chatgpt\\.com/codex/tasks/task_"),
  task("text.cursor-agent", "cursor", "https://(?:www\\.)?cursor\\.com/(?:agents|background-agent)"),
  {
    id: "text.devin-session",
    tool: "devin",
    where: "body",
    line: /^(?:[-*] )?\*{0,2}Link to Devin (?:run|session)\*{0,2}:?\*{0,2}:? +\[?\S*https:\/\/app\.devin\.ai\/sessions\/\S+$/i,
    weight: agent,
    cloudTask: true,
  },
  {
    id: "text.jules",
    tool: "jules",
    where: "body",
    line: /^\*{0,2}PR created automatically by Jules.*jules\.google\.com\/task\/\S*.*$/i,
    weight: agent,
    cloudTask: true,
  },
  {
    id: "text.initial-plan",
    tool: "copilot-cloud-agent",
    where: "subject",
    line: /^Initial plan$/,
    weight: agentMedium,
    supporting: true,
  },
];
