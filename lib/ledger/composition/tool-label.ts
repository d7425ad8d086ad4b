const LABELS: Readonly<Record<string, string>> = {
  "copilot-cloud-agent": "Copilot's cloud agent",
  "copilot-cli": "Copilot CLI",
  "copilot-review": "Copilot code review",
  "copilot-autofix": "Copilot Autofix",
  copilot: "Copilot",
  claude: "Claude",
  "claude-code": "Claude Code",
  chatgpt: "ChatGPT",
  codex: "Codex",
  cursor: "Cursor",
  devin: "Devin",
  jules: "Jules",
  "gemini-cli": "Gemini CLI",
  aider: "Aider",
  amp: "Amp",
  openhands: "OpenHands",
  opencode: "OpenCode",
  "factory-droid": "Factory's droid",
  "roo-code": "Roo Code",
  "amazon-q": "Amazon Q",
  model: "A language model",
};

/** How a tool is called in a sentence. */
export function toolLabel(tool: string | null): string {
  if (tool === null) return "An AI tool";
  return LABELS[tool] ?? `${tool.charAt(0).toUpperCase()}${tool.slice(1)}`;
}
