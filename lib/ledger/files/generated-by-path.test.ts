import { describe, expect, test } from "vitest";
import { generatedByPath } from "./generated-by-path.ts";

describe("lock files of package managers", () => {
  test.each([
    "package-lock.json",
    "apps/web/package-lock.json",
    "npm-shrinkwrap.json",
    "yarn.lock",
    "pnpm-lock.yaml",
    "bun.lock",
    "bun.lockb",
    "deno.lock",
    "Cargo.lock",
    "Gemfile.lock",
    "poetry.lock",
    "pdm.lock",
    "uv.lock",
    "Pipfile.lock",
    "pixi.lock",
    "composer.lock",
    "go.sum",
    "Gopkg.lock",
    "glide.lock",
    "mix.lock",
    "pubspec.lock",
    "Podfile.lock",
    "Package.resolved",
    "packages.lock.json",
    "gradle.lockfile",
    "flake.lock",
    "MODULE.bazel.lock",
    ".terraform.lock.hcl",
    "esy.lock",
    "mise.local.lock",
    "Manifest.toml",
    "stack.yaml.lock",
  ])("%s is a lock file", (path) => {
    expect(generatedByPath(path)).toBe("lockfile");
  });

  test("a manifest is not a lock file", () => {
    for (const path of ["package.json", "go.mod", "Cargo.toml", "lib/block.ts", "src/deadlock.lock.ts"]) {
      expect(generatedByPath(path)).toBeNull();
    }
  });
});

describe("what tools and other people write", () => {
  test.each([
    ["api.pb.go", "generated"],
    ["gen/api_pb2_grpc.py", "generated"],
    ["src/__generated__/types.ts", "generated"],
    ["Form1.Designer.cs", "generated"],
    ["Login.feature.cs", "generated"],
    ["ios/Pods/AFNetworking/x.m", "generated"],
    [".idea/workspace.xml", "generated"],
    [".pnp.cjs", "generated"],
    ["main.js.map", "generated"],
    ["gradlew.bat", "generated"],
    ["vendor/github.com/pkg/errors/errors.go", "generated"],
    ["vendor/assets/x.rb", "vendored"],
    ["third_party/zlib/zlib.h", "vendored"],
    ["src/3rdparty/zlib/zlib.h", "vendored"],
    ["web/dist/app.js", "vendored"],
    ["dist/src/app.js", "vendored"],
    ["app/cache/routes.php", "vendored"],
    ["env/lib/site.py", "vendored"],
    ["internal/testdata/in.txt", "vendored"],
    ["spec/fixtures/reply.json", "vendored"],
    ["static/jquery-3.7.1.js", "vendored"],
    ["static/bootstrap.bundle.js", "vendored"],
    ["types/global.d.ts", "vendored"],
    ["deps/lua/lua.c", "vendored"],
    [".yarn/releases/yarn-4.1.0.cjs", "vendored"],
    ["static/app.min.js", "minified"],
    ["src/__snapshots__/a.test.ts.snap", "snapshot"],
    ["tests/__snapshots__/x.ambr", "snapshot"],
    ["cmd/testdata/golden/out.txt", "snapshot"],
    ["logo.PNG", "media"],
    ["icons/arrow.svg", "media"],
  ])("%s is %s", (path, label) => {
    expect(generatedByPath(path)).toBe(label);
  });
});

describe("what people write stays theirs", () => {
  test.each([
    "api.proto",
    "openapi.yaml",
    "schema.prisma",
    "db/schema.sql",
    ".github/workflows/ci.yml",
    ".github/copilot-instructions.md",
    ".gitignore",
    ".vscode/settings.json",
    "Jenkinsfile",
    "Vagrantfile",
    "docs/guide.md",
    "src/distance.ts",
    "src/cached.ts",
    "clients/src/main/java/org/apache/kafka/common/cache/LRUCache.java",
    "src/env/read.ts",
    "src/environment.ts",
    "src/mapper.ts",
    "src/reactive.ts",
    "lib/vendor.ts",
    "src/general.ts",
    "app/manifest.toml",
  ])("%s is not generated", (path) => {
    expect(generatedByPath(path)).toBeNull();
  });
});
