import type { CompositionClass } from "@/lib/model/composition-class.ts";
import { FAMILY_POLICY, type LedgerClass, type LedgerFamily } from "@/lib/model/ledger-class.ts";
import type { WorkKind } from "@/lib/model/work-kind.ts";
import type { ColorName } from "../tokens/tokens.ts";

export const COMPOSITION_LABEL: Readonly<Record<CompositionClass, string>> = {
  human: "Human",
  hybrid: "Hybrid",
  agent: "Agent",
  unknown: "Unknown",
  automation: "Automation",
};

/** What a composition means, in one line. */
export const COMPOSITION_MEANS: Readonly<Record<CompositionClass, string>> = {
  human: "Evidence shows little or no AI content.",
  hybrid: "A person's change with evidence of AI-written content.",
  agent: "An agent produced at least nine tenths of the added lines by itself.",
  unknown: "No evidence either way. Not counted as human.",
  automation: "Bots that write no new code, such as dependency updates. Outside the mix.",
};

export const CLASS_LABEL: Readonly<Record<LedgerClass, string>> = {
  abandoned: "Abandoned",
  reverted: "Reverted",
  revert: "Reverts",
  promotion: "Promotions",
  duplicate: "Duplicates",
  generated: "Generated",
  dependency: "Dependency updates",
  cosmetic: "Cosmetic and moved",
  non_surviving: "Not surviving",
  rework: "Rework",
  corrective_own: "Own fixes",
  corrective_unknown: "Fixes, origin unknown",
  corrective_inherited: "Fixes of older code",
  maintenance_low: "Small upkeep",
  net: "Net",
};

/** A class as the subject of a sentence in the plural. */
export const CLASS_SUBJECT: Readonly<Record<LedgerClass, string>> = {
  ...CLASS_LABEL,
  abandoned: "Abandoned changes",
  reverted: "Reverted lines",
  generated: "Generated files",
  cosmetic: "Cosmetic and moved lines",
  non_surviving: "Lines that did not survive",
  rework: "Reworked lines",
  maintenance_low: "Small upkeep changes",
  net: "Net lines",
};

/** What a class holds, in one line. */
export const CLASS_MEANS: Readonly<Record<LedgerClass, string>> = {
  abandoned: "Lines of changes that were closed and landed nowhere.",
  reverted: "Lines that a later revert took back.",
  revert: "Lines of the reverts themselves.",
  promotion: "Lines carried from one branch to another that were counted where they first landed.",
  duplicate: "Copies of a change on another branch, such as backports.",
  generated: "Generated, vendored, minified and lock files.",
  dependency: "Version bumps in manifests: work that sustains.",
  cosmetic: "Formatting, comments only, lines that only moved, and one edit repeated beyond its third place.",
  non_surviving: "Lines removed within 30 days of landing, without replacement.",
  rework: "The team's own lines rewritten within 21 days.",
  corrective_own: "Fixes of the team's own recent defects.",
  corrective_unknown: "Fixes whose defect has no known origin yet.",
  corrective_inherited: "Fixes of old or inherited defects.",
  maintenance_low: "Small configuration and upkeep changes.",
  net: "Lines that added something and have stayed.",
};

export const WORK_LABEL: Readonly<Record<WorkKind, string>> = {
  feature: "Feature",
  fix: "Fix",
  maintenance: "Maintenance",
  test: "Test",
  docs: "Docs",
  infrastructure: "Infrastructure",
  dependency: "Dependency",
  unknown: "Kind unknown",
};

export const familyOf = (name: LedgerClass): LedgerFamily => FAMILY_POLICY.family[name];

const TONES: Partial<Record<LedgerClass, ColorName>> = {
  reverted: "noise-reverted",
  revert: "noise-revert",
  promotion: "noise-promotion",
  duplicate: "noise-duplicate",
  generated: "noise-generated",
  cosmetic: "noise-cosmetic",
  non_surviving: "noise-non_surviving",
  rework: "noise-rework",
};

/** The tone of a class wherever it is drawn. */
export function classColor(name: LedgerClass): ColorName {
  const family = familyOf(name);
  if (family !== "noise") return family;
  return TONES[name] ?? "noise-other";
}
