import { describe, expect, test } from "vitest";
import { fileKind } from "./file-kind.ts";

describe("file kind by path", () => {
  test.each([
    ["package-lock.json", "generated"],
    ["src/app.test.ts", "test"],
    ["pkg/server_test.go", "test"],
    ["tests/test_api.py", "test"],
    ["src/test/java/a/FooTest.java", "test"],
    ["src/FooTest.java", "test"],
    ["spec/models/user_spec.rb", "test"],
    ["tests/data/input.json", "test"],
    ["vitest.config.ts", "test"],
    ["AGENTS.md", "context"],
    ["packages/a/CLAUDE.md", "context"],
    [".github/copilot-instructions.md", "context"],
    [".github/instructions/api.instructions.md", "context"],
    [".cursor/rules/style.mdc", "context"],
    [".claude/commands/review.md", "context"],
    [".mcp.json", "context"],
    ["docs/adr/0007-queue.md", "context"],
    ["docs/decisions/use-postgres.md", "context"],
    ["specs/login/plan.md", "context"],
    ["ARCHITECTURE.md", "context"],
    ["features/login.feature", "context"],
    ["CONTRIBUTING.md", "context"],
    [".vscode/mcp.json", "context"],
    ["docs/flow.mmd", "context"],
    ["decisions/0001-queue.md", "context"],
    ["biome.json", "config"],
    [".eslintrc.json", "config"],
    ["README.md", "docs"],
    ["docs/guide/start.md", "docs"],
    ["tests/README.md", "docs"],
    ["docs/how-to-test.md", "docs"],
    ["docs/index.html", "docs"],
    ["CHANGELOG", "docs"],
    ["notes.txt", "docs"],
    ["db/migrate/20240101_add.rb", "migration"],
    ["app/migrations/0002_auto.py", "migration"],
    ["prisma/migrations/1_init/migration.sql", "migration"],
    ["sql/V42__ledger.sql", "migration"],
    ["src/main/java/a/migration/MigrationState.java", "source"],
    ["main.tf", "infra"],
    ["Dockerfile", "infra"],
    ["docker/web.Dockerfile", "infra"],
    ["docker-compose.dev.yml", "infra"],
    ["k8s/web.yaml", "infra"],
    ["Vagrantfile", "infra"],
    [".github/workflows/ci.yml", "ci"],
    [".github/workflows/build_and_test.yml", "ci"],
    [".gitlab-ci.yml", "ci"],
    ["Jenkinsfile", "ci"],
    [".circleci/config.yml", "ci"],
    ["package.json", "config"],
    ["tsconfig.json", "config"],
    ["pyproject.toml", "config"],
    ["go.mod", "config"],
    ["next.config.ts", "config"],
    ["Makefile", "config"],
    ["requirements-dev.txt", "config"],
    ["CMakeLists.txt", "config"],
    ["LICENSE", "meta"],
    ["LICENSE.md", "meta"],
    ["CODEOWNERS", "meta"],
    [".github/CODEOWNERS", "meta"],
    [".github/dependabot.yml", "meta"],
    [".github/PULL_REQUEST_TEMPLATE.md", "meta"],
    [".gitignore", "meta"],
    [".editorconfig", "meta"],
    [".vscode/settings.json", "meta"],
    ["src/app.ts", "source"],
    ["docs/src/components/hero.tsx", "source"],
    ["docs/conf.py", "source"],
    ["src/latest.java", "source"],
    ["src/contest.py", "source"],
    ["api/v1/api.proto", "source"],
    ["schema.prisma", "source"],
    ["scripts/build.sh", "source"],
    ["bin/run", "source"],
  ])("%s is %s", (path, kind) => {
    expect(fileKind(path)).toBe(kind);
  });

  test("an attribute that says false keeps even a lock file from being generated", () => {
    expect(fileKind("package-lock.json", false)).toBe("config");
    expect(fileKind("third_party/own.c", false)).toBe("source");
  });

  test("an attribute that says true makes any file generated", () => {
    expect(fileKind("src/schema.ts", true)).toBe("generated");
  });
});
