import type { AccountMatch, AccountRule, Weight } from "./rule-set.ts";
import { WEIGHTS } from "./weights.ts";

const { agent, agentMedium, hybrid, hybridMedium, hybridLow, automation } = WEIGHTS;

const row = (
  id: string,
  tool: string,
  author: Weight | null,
  coAuthor: Weight | null,
  match: AccountMatch,
): AccountRule => ({ id, tool, author, coAuthor, match });

/** An agent that works on its own, whoever signs. */
const cloud = (id: string, tool: string, match: AccountMatch): AccountRule =>
  row(id, tool, agent, agent, match);
/** A tool beside a person: its own commits are its own, its name under a person's commit is help. */
const helper = (id: string, tool: string, match: AccountMatch): AccountRule =>
  row(id, tool, agent, hybrid, match);
/** A reviewer: what it commits or suggests is generated, and it signs as co-author where a person took a suggestion. */
const reviewer = (login: string, accountIds: readonly number[] = []): AccountRule =>
  helper(login.replace("[bot]", ""), login.replace("[bot]", ""), { logins: [login], accountIds });

/** Accounts of tools that generate code. The three accounts that show the name "Copilot" differ only in their number. */
export const AGENT_ACCOUNTS: readonly AccountRule[] = [
  cloud("copilot-cloud-agent", "copilot-cloud-agent", {
    accountIds: [198982749],
    logins: ["copilot-swe-agent[bot]"],
  }),
  row("copilot-cli", "copilot-cli", agent, hybrid, { accountIds: [223556219] }),
  row("copilot-review", "copilot-review", agent, hybrid, {
    accountIds: [175728472],
    logins: ["copilot-pull-request-reviewer[bot]"],
  }),
  helper("copilot-editor", "copilot", { emails: ["copilot@github.com"] }),
  row("code-quality", "copilot-autofix", automation, hybrid, {
    accountIds: [223894421, 62310815],
    logins: ["github-code-quality[bot]", "github-advanced-security[bot]"],
  }),
  cloud("claude-app", "claude", { accountIds: [209825114], logins: ["claude[bot]"] }),
  helper("claude-code", "claude-code", {
    emails: ["noreply@anthropic.com", "claude@anthropic.com", "claude-code@anthropic.com"],
  }),
  helper("cursor", "cursor", {
    emails: ["cursoragent@cursor.com", "noreply@cursor.com", "agent@cursor.com"],
    logins: ["cursor[bot]"],
  }),
  helper("codex", "codex", { emails: ["noreply@openai.com", "codex@openai.com"] }),
  helper("codex-test", "codex", { names: ["Codex Test"], emails: ["codex@example.com"], needsBoth: true }),
  helper("codex-connector", "codex", {
    accountIds: [199175422],
    logins: ["chatgpt-codex-connector[bot]"],
  }),
  helper("devin", "devin", { accountIds: [158243242], logins: ["devin-ai-integration[bot]"] }),
  cloud("jules", "jules", { accountIds: [161369871], logins: ["google-labs-jules[bot]"] }),
  helper("gemini-cli", "gemini-cli", {
    emails: ["gemini-cli-agent@google.com", "gemini-cli-robot@google.com"],
    logins: ["gemini-cli[bot]"],
  }),
  reviewer("gemini-code-assist[bot]", [176961590]),
  row("aider", "aider", hybrid, hybrid, {
    emails: ["aider@aider.chat", "noreply@aider.chat"],
    nameSuffix: " (aider)",
  }),
  helper("amp", "amp", { emails: ["amp@ampcode.com"] }),
  cloud("openhands", "openhands", { emails: ["openhands@all-hands.dev"], logins: ["openhands-agent"] }),
  helper("factory-droid", "factory-droid", {
    accountIds: [138933559],
    emails: ["droid@factory.ai"],
    logins: ["factory-droid[bot]"],
  }),
  cloud("roo", "roo-code", { emails: ["roomote@roocode.com"], logins: ["roomote[bot]"] }),
  helper("opencode", "opencode", { emails: ["noreply@opencode.ai"] }),
  cloud("amazon-q", "amazon-q", { logins: ["amazon-q-developer[bot]"] }),
  row("kiro", "kiro", agentMedium, hybridMedium, { names: ["Kiro Agent"] }),
  cloud("replit", "replit", { emails: ["agent@replit.com"] }),
  cloud("codegen", "codegen", { logins: ["codegen-sh[bot]"] }),
  cloud("sweep", "sweep", { logins: ["sweep-ai[bot]"] }),
  row("warp", "warp", agentMedium, hybridMedium, { emails: ["agent@warp.dev", "oz-agent@warp.dev"] }),
  row("crush", "crush", agentMedium, hybridMedium, { emails: ["crush@charm.land"] }),
  row("pi", "pi", agentMedium, hybridMedium, { emails: ["pi@earendil.works"] }),
  row("grok", "grok", agentMedium, hybridMedium, { emails: ["grok@x.ai"] }),
  row("codebuff", "codebuff", agentMedium, hybridMedium, { emails: ["noreply@codebuff.com"] }),
  row("qwen", "qwen-code", agentMedium, hybridMedium, {
    emails: ["qwen-coder@alibabacloud.com", "qwen-code@alibaba.com", "qwen-coder@alibaba.com"],
  }),
  row("antigravity", "antigravity", hybridLow, hybridLow, { emails: ["antigravity@gemini.ai"] }),
  reviewer("coderabbitai[bot]", [136622811]),
  reviewer("sourcery-ai[bot]"),
  reviewer("greptile-apps[bot]"),
  reviewer("qodo-merge-pro[bot]"),
  reviewer("qodo-code-review[bot]"),
  reviewer("ellipsis-dev[bot]"),
  reviewer("graphite-app[bot]"),
];
