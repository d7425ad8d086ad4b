import type { ContextKind } from "@/lib/model/context-asset.ts";

const PROSE = ["md", "mdx", "rst", "adoc", "txt"];
const DECISION_FOLDERS = ["adr", "adrs", "decisions", "rfc", "rfcs"];

const prose = (folder: string) => PROSE.map((ending) => `${folder}/**/*.${ending}`);
const anywhere = (...names: readonly string[]) => names.map((name) => `**/${name}`);

/** Globs in lower case, asked in this order against the path in lower case; the first kind that matches wins. */
export const CONTEXT_PATTERNS: readonly (readonly [ContextKind, readonly string[]])[] = [
  ["tool", anywhere(".mcp.json", ".cursor/mcp.json", ".vscode/mcp.json")],
  ["memory", anywhere("memory.md")],
  [
    "procedure",
    [
      ...anywhere(".claude/commands/**/*", ".claude/skills/**/*", ".claude/agents/**/*", "skill.md"),
      ...anywhere(".cursor/commands/**/*", ".windsurf/workflows/**/*"),
      ".github/prompts/**/*",
      ".github/agents/**/*",
      ".github/chatmodes/**/*",
    ],
  ],
  [
    "instructions",
    [
      ...anywhere(
        "agents.md",
        "agents.override.md",
        "claude.md",
        "claude.local.md",
        "gemini.md",
        "conventions.md",
      ),
      ".github/copilot-instructions.md",
      ".github/instructions/**/*.instructions.md",
      ...anywhere(".cursorrules", ".cursor/rules/**/*", ".windsurfrules", ".windsurf/rules/**/*"),
      ...anywhere(".clinerules*", ".clinerules/**/*", ".junie/guidelines.md"),
    ],
  ],
  [
    "decision",
    DECISION_FOLDERS.flatMap((folder) => [`**/docs/${folder}`, `**/doc/${folder}`, folder]).flatMap(prose),
  ],
  [
    "spec",
    [
      "specs",
      "spec",
      "prd",
      "design".flatMap((folder) => [`**/docs/${folder}`, `**/doc/${folder}`]).flatMap(prose),
      "**/specs/**/spec.md",
      "**/specs/**/plan.md",
      "**/specs/**/tasks.md",
      "**/*.feature",
    ],
  ],
  [
    "architecture",
    [
      ...anywhere(
        "architecture.md",
        "architecture.rst",
        "architecture.adoc",
        "*.puml",
        "*.plantuml",
        "*.c4",
        "*.mmd",
      ),
      ...["**/docs/architecture", "**/doc/architecture"].flatMap(prose),
      ...anywhere("workspace.dsl"),
    ],
  ],
  ["domain", [...anywhere("glossary.md", "glossary.rst", "glossary.adoc"), ...prose("**/docs/domain")]],
  ["runbook", [...anywhere("runbook.md", "runbook.adoc"), ...prose("**/runbooks"), ...prose("**/runbook")]],
  [
    "standard",
    [
      ...[
        "contributing.md",
        "docs/contributing.md",
        ".github/contributing.md",
        "contributing.rst",
        "contributing.adoc",
      ],
      ...[
        ".editorconfig",
        ".eslintrc*",
        "eslint.config.*",
        ".prettierrc*",
        "biome.json",
        "biome.jsonc",
        "ruff.toml",
      ],
      ...[
        ".rubocop.yml",
        ".golangci.yml",
        ".golangci.yaml",
        "rustfmt.toml",
        ".clang-format",
        "stylecop.json",
      ],
    ],
  ],
];
