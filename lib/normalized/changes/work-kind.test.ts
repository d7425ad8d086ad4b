import { describe, expect, test } from "vitest";
import { parseConventionalTitle } from "./conventional-title.ts";
import { workKindOf } from "./work-kind.ts";

const kind = (title: string, fileKinds: Parameters<typeof workKindOf>[0]["fileKinds"] = ["source", "test"]) =>
  workKindOf({ title, fileKinds, onlyDependencies: false });

describe("parseConventionalTitle", () => {
  test("type, scope, breaking mark and text are told apart", () => {
    expect(parseConventionalTitle("feat(api)!: drop v1")).toEqual({
      type: "feat",
      scope: "api",
      breaking: true,
      text: "drop v1",
    });
    expect(parseConventionalTitle("Fix: x")).toMatchObject({ type: "fix", scope: null, breaking: false });
  });

  test.each(["Note: this is new", "fix the parser", "feat:", "C: drive", "feat(a(b)): x"])(
    "%s has another form",
    (title) => {
      expect(parseConventionalTitle(title)).toBeNull();
    },
  );
});

describe("workKindOf", () => {
  test.each([
    ["feat: a", "feature"],
    ["fix!: a", "fix"],
    ["refactor(core): a", "maintenance"],
    ["chore(deps): bump x from 1 to 2", "dependency"],
    ["fix(deps): bump x", "dependency"],
    ["test: a", "test"],
    ["docs(readme): a", "docs"],
    ["ci: a", "infrastructure"],
  ] as const)("%s is %s whatever its files are", (title, expected) => {
    expect(kind(title)).toBe(expected);
    expect(kind(title, ["infra"])).toBe(expected);
  });

  test("without a type the files decide, where they are all of one kind", () => {
    expect(kind("Say more", ["docs", "docs"])).toBe("docs");
    expect(kind("Say more", ["test"])).toBe("test");
    expect(kind("Say more", ["ci"])).toBe("infrastructure");
    expect(workKindOf({ title: "Bump", fileKinds: ["config", "generated"], onlyDependencies: true })).toBe(
      "dependency",
    );
  });

  test("what neither tells is unknown", () => {
    expect(kind("Say more", ["docs", "test"])).toBe("unknown");
    expect(kind("Say more", ["source"])).toBe("unknown");
    expect(kind("Say more", [])).toBe("unknown");
  });
});
