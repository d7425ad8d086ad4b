import type { FileKind } from "@/lib/model/file-kind.ts";
import type { WorkKind } from "@/lib/model/work-kind.ts";
import { type ConventionalTitle, parseConventionalTitle } from "./conventional-title.ts";

const BY_TYPE: Readonly<Record<string, WorkKind>> = {
  feat: "feature",
  feature: "feature",
  fix: "fix",
  bugfix: "fix",
  hotfix: "fix",
  perf: "maintenance",
  refactor: "maintenance",
  style: "maintenance",
  chore: "maintenance",
  revert: "maintenance",
  test: "test",
  tests: "test",
  docs: "docs",
  doc: "docs",
  ci: "infrastructure",
  build: "infrastructure",
  infra: "infrastructure",
  ops: "infrastructure",
  deps: "dependency",
};

const BY_FILES: Readonly<Partial<Record<FileKind, WorkKind>>> = {
  test: "test",
  context: "docs",
  docs: "docs",
  infra: "infrastructure",
  ci: "infrastructure",
  config: "maintenance",
  meta: "maintenance",
};

export type WorkKindEvidence = {
  readonly title: string;
  /** Kinds of the changed files, in any order; empty where nothing changed. */
  readonly fileKinds: readonly FileKind[];
  /** Everything changed is a dependency manifest or a lock file. */
  readonly onlyDependencies: boolean;
};

/** What a change was for, from git alone: the type in its title, else what all of its files are, else unknown. */
export function workKindOf(evidence: WorkKindEvidence): WorkKind {
  const title = parseConventionalTitle(evidence.title);
  if (title !== null) return kindOfTitle(title);
  if (evidence.onlyDependencies) return "dependency";
  const [first] = evidence.fileKinds;
  if (first === undefined || evidence.fileKinds.some((kind) => kind !== first)) return "unknown";
  return BY_FILES[first] ?? "unknown";
}

function kindOfTitle(title: ConventionalTitle): WorkKind {
  if (/^(deps|deps-dev|dependencies)$/i.test(title.scope ?? "")) return "dependency";
  return BY_TYPE[title.type] ?? "unknown";
}
