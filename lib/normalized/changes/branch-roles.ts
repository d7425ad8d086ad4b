import type { BranchRole } from "@/lib/model/change-plan.ts";

const LONG_LIVED = /^(main|master|trunk|develop(ment)?|dev|next|integration)$/;
const ENVIRONMENT = /^(staging|stage|qa|test|uat|preprod|pre-prod|prod(uction)?|live)$/;
const RELEASE = /^(release([/_-].*)?|rel([/_-].*)?|v?\d+\.\d+(\.x)?)$/;
const DEFAULT_NAMES = ["main", "master", "trunk", "develop"];

/** A branch that lives for long, as its name tells. */
export function isLongLivedName(name: string): boolean {
  return roleOfName(name) !== "topic";
}

/** What a branch is for, as its name tells; `topic` for every other name. Never `landing`: that is read from history. */
export function roleOfName(name: string): Exclude<BranchRole, "landing"> {
  if (LONG_LIVED.test(name)) return "long_lived";
  if (ENVIRONMENT.test(name)) return "environment";
  return RELEASE.test(name) ? "release" : "topic";
}

/** The default branch: the one named, else a usual name, else the first by name; null where there is no branch. */
export function pickDefaultBranch(named: string | null, names: readonly string[]): string | null {
  if (named !== null && names.includes(named)) return named;
  const usual = DEFAULT_NAMES.find((name) => names.includes(name));
  return usual ?? [...names].sort((a, b) => (a < b ? -1 : 1))[0] ?? null;
}
