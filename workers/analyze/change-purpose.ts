import { type BroughtIn, readBroughtIn } from "@/lib/ledger/edges/read-brought-in.ts";
import type { Fix, Purpose } from "@/lib/ledger/fold/purpose.ts";
import type { ToldWork } from "@/lib/model/told-work.ts";
import { parseConventionalTitle } from "@/lib/normalized/changes/conventional-title.ts";
import { workKindOf } from "@/lib/normalized/changes/work-kind.ts";

export type PurposeInput = {
  readonly title: string;
  readonly messages: readonly string[];
  /** What hosts tell of the work behind it; null where they tell nothing. */
  readonly told: ToldWork | null;
  /** The change that owns what a message names. */
  readonly idOf: (named: BroughtIn) => string | null;
};

/** What a change is for, as far as that decides about its lines; null where nothing says so. */
export function changePurpose({ title, messages, told, idOf }: PurposeInput): Purpose | null {
  const broughtInBy = readBroughtIn(messages).flatMap((named) => idOf(named) ?? []);
  return purposeOf(title, [...new Set(broughtInBy)], told);
}

/** The same of a change that was read before: what its messages say of the origin is known. */
export function purposeOf(
  title: string,
  broughtInBy: readonly string[],
  told: ToldWork | null,
): Purpose | null {
  const fix = fixOf(title, told?.items ?? []);
  const isUpkeep = isUpkeepTitle(title) || told?.isUpkeep === true;
  const isWork = told?.items.some(({ says }) => says !== "other") ?? false;
  if (fix === null && !isUpkeep && !isWork && broughtInBy.length === 0) return null;
  return { fix, isUpkeep, isWork, broughtInBy };
}

/** A linked item that reports something broken counts before the title; the title counts unless a story is linked. */
function fixOf(title: string, items: ToldWork["items"]): Fix | null {
  const broken = items.filter(({ says }) => says === "corrective");
  if (broken.length > 0) {
    return {
      rule: "fix-issue",
      corrective: broken.length,
      other: items.length - broken.length,
      reportedAt: Math.min(...broken.map(({ reportedAt }) => reportedAt)),
      components: [...new Set(broken.flatMap(({ components }) => components))].toSorted(),
    };
  }
  if (!isFixTitle(title) || items.some(({ says }) => says === "work")) return null;
  return { rule: "fix-title", corrective: 1, other: 0, reportedAt: null, components: [] };
}

/**
 * Whether a conventional title is of the type `fix`; other words for it are too often said of other things to decide on. A dependency that
 * is fixed to a version is none.
 */
export const isFixTitle = (title: string): boolean =>
  parseConventionalTitle(title)?.type === "fix" &&
  workKindOf({ title, fileKinds: [], onlyDependencies: false }) === "fix";

const UPKEEP = new Set(["chore", "style", "ci", "build"]);

export const isUpkeepTitle = (title: string): boolean =>
  UPKEEP.has(parseConventionalTitle(title)?.type ?? "");
