import { describe, expect, test } from "vitest";
import type { ToldItem } from "@/lib/model/told-work.ts";
import { changePurpose, isFixTitle, purposeOf } from "./change-purpose.ts";

const item = (says: ToldItem["says"], reportedAt = 100, components: readonly string[] = []): ToldItem => ({
  says,
  reportedAt,
  components,
});
const told = (...items: ToldItem[]) => ({ items, isUpkeep: false, workKind: null });
const plain = { isUpkeep: false, isWork: false, broughtInBy: [] };
const byTitle = {
  rule: "fix-title",
  corrective: 1,
  other: 0,
  reportedAt: null,
  components: [],
} as const;

describe("isFixTitle", () => {
  test.each(["fix: a", "fix!: a", "fix(api)!: a", "Fix: a"])("%s says so", (title) => {
    expect(isFixTitle(title)).toBe(true);
  });

  test.each([
    "Fix a typo",
    "hotfix: a",
    "bugfix(ui): a",
    "Fixed the build",
    "feat: fix a",
    "fix(deps): bump x",
    "docs: fix: a",
    "Bug: a",
  ])("%s does not", (title) => {
    expect(isFixTitle(title)).toBe(false);
  });
});

describe("purposeOf", () => {
  test("nothing said is nothing known", () => {
    expect(purposeOf("Say more", [], null)).toBeNull();
    expect(purposeOf("Say more", [], told(item("other")))).toBeNull();
  });

  test("a title that fixes counts whole, also where an issue of no kind is linked", () => {
    expect(purposeOf("fix: a", [], null)).toEqual({ ...plain, fix: byTitle });
    expect(purposeOf("fix: a", [], told(item("other")))).toEqual({ ...plain, fix: byTitle });
  });

  test("a linked story says more than the title", () => {
    expect(purposeOf("fix: a", [], told(item("work")))).toEqual({ ...plain, fix: null, isWork: true });
  });

  test("broken items share with the others, and the earliest report counts", () => {
    const items = told(
      item("corrective", 300, ["Tills", "API"]),
      item("other"),
      item("corrective", 200, ["API"]),
      item("work"),
    );
    expect(purposeOf("Say more", [], items)).toEqual({
      ...plain,
      isWork: true,
      fix: {
        rule: "fix-issue",
        corrective: 2,
        other: 2,
        reportedAt: 200,
        components: ["API", "Tills"],
      },
    });
  });

  test.each(["chore: a", "style: a", "ci(x): a", "build!: a"])("%s is upkeep", (title) => {
    expect(purposeOf(title, [], null)).toEqual({ ...plain, fix: null, isUpkeep: true });
  });

  test("a label of upkeep is upkeep", () => {
    expect(purposeOf("Say more", [], { items: [], isUpkeep: true, workKind: null })).toEqual({
      ...plain,
      fix: null,
      isUpkeep: true,
    });
  });
});

test("what messages name as the origin is looked up, and named once", () => {
  const messages = [
    'fix: a\n\nFixes: 0123456789ab ("b")\n\nThis was introduced in #12.',
    "Broken by #12, caused by #13",
  ];
  const idOf = ({ sha, number }: { sha: string | null; number: number | null }) =>
    sha === "0123456789ab" ? "push:0123" : number === 12 ? "pr:12" : null;
  expect(changePurpose({ title: "fix: a", messages, told: null, idOf })?.broughtInBy).toEqual([
    "push:0123",
    "pr:12",
  ]);
});
