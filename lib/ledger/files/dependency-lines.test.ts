import { describe, expect, test } from "vitest";
import { isDependencyBot } from "./dependency-bot.ts";
import { dependencyLines, dependencyOnly } from "./dependency-lines.ts";
import { isManifest, isVersionField } from "./manifests.ts";

describe("a bump differs in version tokens only", () => {
  test.each([
    ["package.json", '    "react": "^18.2.0",', '    "react": "^19.0.1",'],
    ["package.json", '    "node": ">=18 <21"', '    "node": ">=20"'],
    ["package.json", '  "a": "1.2.3-beta.1",', '  "a": "1.2.3",'],
    [
      "web/package.json",
      '  "packageManager": "pnpm@9.1.0",',
      '  "packageManager": "pnpm@9.2.0+sha512.abc1",',
    ],
    ["pyproject.toml", '    "httpx>=0.27,<1",', '    "httpx>=0.28,<2",'],
    ["pyproject.toml", 'django = "^4.2"', 'django = "^5.0"'],
    [
      "pyproject.toml",
      'torch = {version = "2.1", extras = ["cuda"]}',
      'torch = {version = "2.2", extras = ["cuda"]}',
    ],
    ["requirements-dev.txt", "pytest==7.4.0", "pytest==8.0.0"],
    ["requirements.txt", "charset_normalizer~=2.0.0", "charset_normalizer>=2,<3"],
    ["pyproject.toml", 'old = ["chardet>=3.0.2,<6"]', 'old = ["chardet>=3.0.2,<7"]'],
    ["setup.py", '  "x": ["chardet>=3.0.2,<5", "idna>=2"],', '  "x": ["chardet>=3.0.2,<6", "idna>=3"],'],
    [
      "requirements.txt",
      "uvicorn[standard]>=0.20 ; python_version >= '3.8'",
      "uvicorn[standard]>=0.30 ; python_version >= '3.9'",
    ],
    ["go.mod", "\tgolang.org/x/net v0.17.0 // indirect", "\tgolang.org/x/net v0.23.0 // indirect"],
    ["go.mod", "\tgithub.com/x/y v0.0.0-20210101000000-abcdef123456", "\tgithub.com/x/y v0.1.0"],
    ["go.mod", "go 1.21", "go 1.22.1"],
    ["pom.xml", "<version>2.7.1</version>", "<version>3.0.0-RC1</version>"],
    ["pom.xml", "<spring.version>5.3</spring.version>", "<spring.version>6.0</spring.version>"],
    ["build.gradle", "implementation 'com.a:b-c:1.0'", "implementation 'com.a:b-c:1.1.0.Final'"],
    ["build.gradle.kts", 'id("org.x") version "1.0"', 'id("org.x") version "2.0"'],
    ["gradle/libs.versions.toml", 'kotlin = "1.9.0"', 'kotlin = "2.0.0"'],
    ["Gemfile", 'gem "rails", "~> 7.0"', 'gem "rails", "~> 7.1.2"'],
    [
      "Cargo.toml",
      'serde = { version = "1.0", features = ["derive"] }',
      'serde = { version = "1.1", features = ["derive"] }',
    ],
    ["Cargo.toml", 'tokio = "1"', 'tokio = "1.38"'],
    [
      "App.csproj",
      '<PackageReference Include="A.B" Version="1.0" />',
      '<PackageReference Include="A.B" Version="1.1" />',
    ],
    ["Dockerfile", "FROM node:20-alpine AS build", "FROM node:22-alpine AS build"],
    ["Dockerfile", "FROM reg.local:5000/a/b@sha256:0a1b", "FROM reg.local:5000/a/b@sha256:9f8e"],
    [".github/workflows/ci.yml", "      - uses: actions/checkout@v3", "      - uses: actions/checkout@v4"],
    [".github/workflows/ci.yml", "- uses: a/b@8ade135a41bc # v3.1", "- uses: a/b@1f0c7e8a91aa # v4.0"],
    [".tool-versions", "nodejs 20.1.0", "nodejs 22.0.0"],
    [".nvmrc", "v20", "v22"],
  ])("%s: %s", (path, before, after) => {
    expect(dependencyOnly(path, [before], [after])).toBe(2);
  });
});

describe("anything more than a version is not a bump", () => {
  test.each([
    ["package.json", '    "react": "^18.2.0",', '    "preact": "^10.0.1",'],
    ["package.json", '    "dev": "next dev -p 3000",', '    "dev": "next dev -p 3001",'],
    ["package.json", '  "version": "1.0.0",', '  "version": "1.1.0",'],
    ["Cargo.toml", 'version = "1.0.0"', 'version = "1.1.0"'],
    ["pyproject.toml", 'version = "1.0.0"', 'version = "1.1.0"'],
    ["Cargo.toml", 'serde = { version = "1.0" }', 'serde = { version = "1.0", features = ["derive"] }'],
    ["Dockerfile", "RUN apt-get install x=1.0", "RUN apt-get install x=1.1"],
    ["Dockerfile", "FROM node:20", "FROM bun:20"],
    [".github/workflows/ci.yml", "    timeout-minutes: 10", "    timeout-minutes: 20"],
    ["requirements.txt", "flask==1.0", "quart==1.0"],
    ["setup.py", '  "x": ["chardet>=3.0.2", "idna>=2"],', '  "x": ["chardet>=3.0.2"],'],
    ["src/versions.ts", 'const a = "1.0.0";', 'const a = "1.1.0";'],
    ["build.gradle", "implementation 'com.a:b2:1.0'", "implementation 'com.a:b3:1.0'"],
  ])("%s: %s", (path, before, after) => {
    expect(dependencyOnly(path, [before], [after])).toBe(0);
  });

  test("a dependency that is added or removed is work", () => {
    expect(dependencyOnly("package.json", [], ['    "zod": "4.0.0",'])).toBe(0);
    expect(dependencyOnly("package.json", ['    "zod": "4.0.0",'], [])).toBe(0);
  });

  test("a line that stands on both sides is a move", () => {
    const line = '    "zod": "4.0.0",';
    expect(dependencyOnly("package.json", [line], [line])).toBe(0);
    const [one, two, three] = [1, 2, 3].map((n) => `  "a": "${n}.0.0",`) as [string, string, string];
    expect(dependencyLines("package.json", [one, two], [two, three])).toEqual({ removed: [0], added: [1] });
  });
});

test("lines pair off one to one and the rest stays", () => {
  const before = ['  "a": "1",', '  "b": "1",', '  "name": "x",'];
  const after = ['  "b": "2",', '  "a": "2",', '  "c": "1",', '  "name": "y",'];
  expect(dependencyLines("package.json", before, after)).toEqual({ removed: [0, 1], added: [0, 1] });
});

test("a person's upgrade: four manifest atoms are dependency and the code is left to the other classes", () => {
  const manifest = dependencyOnly(
    "pom.xml",
    ["<version>5.3.1</version>", "<java.version>11</java.version>"],
    ["<version>6.0.0</version>", "<java.version>17</java.version>"],
  );
  const code = dependencyOnly(
    "src/App.java",
    Array<string>(110).fill("old();"),
    Array<string>(110).fill("fresh();"),
  );
  expect([manifest, code]).toEqual([4, 0]);
});

test("manifests are known by name and lock files are none", () => {
  for (const path of [
    "package.json",
    "a/go.mod",
    "x/y.csproj",
    "Dockerfile.dev",
    ".github/workflows/a.yml",
  ]) {
    expect(isManifest(path)).toBe(true);
  }
  for (const path of ["package-lock.json", "go.sum", "Cargo.lock", "data.json", "docs/Dockerfile.md/x"]) {
    expect(isManifest(path)).toBe(false);
  }
  expect(isVersionField("package.json", '  "version": "1.0.0",')).toBe(true);
  expect(isVersionField("package.json", '  "zod": "1.0.0",')).toBe(false);
});

test("dependency bots are known by address, name or branch, and people who share a word are not", () => {
  const nobody = { name: "Ann", email: "ann@example.org", headBranch: null };
  expect(isDependencyBot({ ...nobody, email: "49699333+dependabot[bot]@users.noreply.github.com" })).toBe(
    true,
  );
  expect(isDependencyBot({ ...nobody, name: "renovate[bot]" })).toBe(true);
  expect(isDependencyBot({ ...nobody, email: "snyk-bot@snyk.io" })).toBe(true);
  expect(isDependencyBot({ ...nobody, headBranch: "renovate/zod-4.x" })).toBe(true);
  expect(isDependencyBot({ ...nobody, headBranch: "snyk-fix-1a2b" })).toBe(true);
  expect(isDependencyBot({ ...nobody, headBranch: "renovated-kitchen" })).toBe(false);
  expect(isDependencyBot({ ...nobody, name: "Renata Renovatez" })).toBe(false);
  expect(isDependencyBot(nobody)).toBe(false);
});
