/** A tool by how people write it: `products` name it beyond doubt, `bare` are also words or first names. */
export type ToolName = {
  readonly tool: string;
  readonly products: readonly string[];
  readonly bare: readonly string[];
};

/** All lower-case. */
export const TOOL_NAMES: readonly ToolName[] = [
  { tool: "claude-code", products: ["claude code", "claude-code", "claude.ai"], bare: ["claude"] },
  {
    tool: "copilot",
    products: [
      "copilot",
      "github copilot",
      "github-copilot",
      "copilot cli",
      "github copilot cli",
      "copilot chat",
    ],
    bare: [],
  },
  { tool: "codex", products: ["codex cli", "openai codex", "codex-cli"], bare: ["codex"] },
  { tool: "chatgpt", products: ["chatgpt", "openai chatgpt"], bare: [] },
  {
    tool: "cursor",
    products: ["cursor agent", "cursor ai", "cursor ide", "cursor cli", "cursor composer"],
    bare: ["cursor"],
  },
  {
    tool: "gemini-cli",
    products: ["gemini cli", "gemini-cli", "google gemini", "gemini code assist"],
    bare: ["gemini"],
  },
  { tool: "devin", products: ["devin ai", "devin cli", "devin.ai"], bare: ["devin"] },
  { tool: "jules", products: ["google jules", "google labs jules"], bare: ["jules"] },
  { tool: "aider", products: ["aider"], bare: [] },
  { tool: "amp", products: ["sourcegraph amp", "ampcode"], bare: ["amp"] },
  { tool: "windsurf", products: ["windsurf", "windsurf cascade", "codeium"], bare: ["cascade"] },
  { tool: "openhands", products: ["openhands"], bare: [] },
  { tool: "opencode", products: ["opencode"], bare: [] },
  { tool: "cline", products: ["cline ai"], bare: ["cline"] },
  { tool: "roo-code", products: ["roo code", "roo-code"], bare: ["roo"] },
  { tool: "kiro", products: ["kiro agent", "aws kiro", "amazon kiro"], bare: ["kiro"] },
  { tool: "amazon-q", products: ["amazon q", "amazon q developer"], bare: [] },
  { tool: "antigravity", products: ["google antigravity"], bare: ["antigravity"] },
  { tool: "qwen-code", products: ["qwen code", "qwen-code"], bare: ["qwen"] },
  { tool: "crush", products: ["charm crush"], bare: ["crush"] },
  { tool: "replit", products: ["replit agent", "replit ai"], bare: ["replit"] },
  { tool: "warp", products: ["warp agent", "warp ai"], bare: ["warp"] },
  { tool: "factory-droid", products: ["factory droid"], bare: ["droid"] },
  { tool: "junie", products: ["jetbrains junie", "jetbrains ai"], bare: ["junie"] },
  { tool: "grok", products: ["grok code"], bare: ["grok"] },
];
