import type { ContextKind } from "./context-asset.ts";

const MARKUP = ["md", "mdx", "rst", "adoc"];
const PROSE = [...MARKUP, "txt"];

const words = (text: string) => text.split(/\s+/).filter((word) => word !== "");
/** Names at any depth. */
const anywhere = (text: string) => words(text).map((name) => `**/${name}`);
/** Marked-up text of these names at any depth. */
const written = (text: string) =>
  words(text).flatMap((name) => MARKUP.map((ending) => `**/${name}.${ending}`));
/** Prose at any depth inside these folders. */
const proseIn = (text: string) =>
  words(text).flatMap((folder) => PROSE.map((ending) => `${folder}/**/*.${ending}`));
const docsFolders = (text: string) =>
  proseIn(
    words(text)
      .flatMap((name) => [`**/docs/${name}`, `**/doc/${name}`])
      .join(" "),
  );

/** The one list of what carries context. Globs in lower case, asked in this order against the path in lower case; the first kind that matches wins. */
export const CONTEXT_PATTERNS: readonly (readonly [ContextKind, readonly string[]])[] = [
  ["tool", anywhere(".mcp.json .cursor/mcp.json .vscode/mcp.json")],
  ["memory", anywhere("memory.md")],
  [
    "procedure",
    anywhere(".claude/commands/**/* .claude/skills/**/* .claude/agents/**/* skill.md").concat(
      anywhere(".cursor/commands/**/* .windsurf/workflows/**/*"),
      words(".github/prompts/**/* .github/agents/**/* .github/chatmodes/**/* .github/skills/**/*"),
    ),
  ],
  [
    "instructions",
    anywhere("agents.md agents.override.md claude.md claude.local.md gemini.md conventions.md").concat(
      words(".github/copilot-instructions.md .github/instructions/**/*.instructions.md"),
      anywhere(".cursorrules .cursor/rules/**/* .windsurfrules .windsurf/rules/**/*"),
      anywhere(".clinerules* .clinerules/**/* .junie/guidelines.md"),
    ),
  ],
  ["decision", docsFolders("adr adrs decisions rfc rfcs").concat(proseIn("adr adrs decisions rfc rfcs"))],
  [
    "spec",
    docsFolders("spec specs prd design").concat(
      anywhere("specs/**/spec.md specs/**/plan.md specs/**/tasks.md *.feature"),
    ),
  ],
  [
    "architecture",
    written("architecture").concat(
      anywhere("workspace.dsl"),
      anywhere("*.puml *.plantuml *.c4 *.mmd"),
      docsFolders("architecture"),
    ),
  ],
  ["domain", written("glossary").concat(docsFolders("domain"))],
  ["runbook", written("runbook").concat(proseIn("**/runbook **/runbooks"))],
  [
    "standard",
    words(
      "contributing.md contributing.rst contributing.adoc docs/contributing.md .github/contributing.md",
    ).concat(
      words(".editorconfig .eslintrc* eslint.config.* .prettierrc* biome.json biome.jsonc ruff.toml"),
      words(".rubocop.yml .golangci.yml .golangci.yaml rustfmt.toml .clang-format stylecop.json"),
    ),
  ],
];
