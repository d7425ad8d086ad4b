import type { ContextKind } from "@/lib/model/context-asset.ts";

const PROSE = ["md", "mdx", "rst", "adoc", "txt"];

const words = (text: string) => text.split(/\s+/).filter((word) => word !== "");
/** Names at any depth. */
const anywhere = (text: string) => words(text).map((name) => `**/${name}`);
/** Prose at any depth inside these folders. */
const proseIn = (text: string) =>
  words(text).flatMap((folder) => PROSE.map((ending) => `${folder}/**/*.${ending}`));
const docsFolders = (text: string) =>
  proseIn(
    words(text)
      .flatMap((name) => [`**/docs/${name}`, `**/doc/${name}`])
      .join(" "),
  );

/** Globs in lower case, asked in this order against the path in lower case; the first kind that matches wins. */
export const CONTEXT_PATTERNS: readonly (readonly [ContextKind, readonly string[]])[] = [
  ["tool", anywhere(".mcp.json .cursor/mcp.json .vscode/mcp.json")],
  ["memory", anywhere("memory.md")],
  [
    "procedure",
    anywhere(".claude/commands/**/* .claude/skills/**/* .claude/agents/**/* skill.md").concat(
      anywhere(".cursor/commands/**/* .windsurf/workflows/**/*"),
      words(".github/prompts/**/* .github/agents/**/* .github/chatmodes/**/*"),
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
    anywhere("architecture.md architecture.rst architecture.adoc workspace.dsl").concat(
      anywhere("*.puml *.plantuml *.c4 *.mmd"),
      docsFolders("architecture"),
    ),
  ],
  ["domain", anywhere("glossary.md glossary.rst glossary.adoc").concat(docsFolders("domain"))],
  ["runbook", anywhere("runbook.md runbook.adoc").concat(proseIn("**/runbook **/runbooks"))],
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
