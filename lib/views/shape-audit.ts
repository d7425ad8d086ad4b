import type { DrawnChange } from "@/lib/core/audit-reader.ts";
import {
  type AuditAccuracy,
  type AuditedChange,
  auditAccuracy,
  type CorrectedShare,
  correctedShare,
} from "@/lib/metrics/audit-accuracy.ts";
import { MIX_CLASSES, type MixClass } from "@/lib/model/composition-class.ts";

/** What was answered of the changes of one class. */
export type AuditRow = {
  readonly name: MixClass;
  /** Changes of the class, of which so many were answered, and of these so many were made with AI. */
  readonly changes: number;
  readonly answered: number;
  readonly withAi: number;
};

export type AuditResult = {
  readonly rows: readonly AuditRow[];
  /** The share of AI as computed, 0 to 1, of so many changes; null without any. */
  readonly computed: number | null;
  readonly changes: number;
  /** What the answers make of it; null while they do not suffice. */
  readonly corrected: CorrectedShare | null;
  readonly accuracy: AuditAccuracy;
};

/** Fewer answers of a class would speak for too many changes. */
export const LEAST_ANSWERS = 5;

type Answered = Pick<DrawnChange, "classified" | "ofClass" | "answer">;

/** What an audit says so far: corrected only once each class that there is has been answered for. */
export function shapeAudit(
  sample: readonly Answered[],
  mix: Readonly<Record<MixClass, number>>,
): AuditResult {
  const told = sample.filter(
    ({ answer }) => answer !== null && answer !== "unknown" && answer !== "automation",
  );
  const withAi = ({ answer }: Answered) => answer === "hybrid" || answer === "agent";
  const rows = MIX_CLASSES.map((name) => {
    const own = told.filter(({ classified }) => classified === name);
    return { name, changes: mix[name], answered: own.length, withAi: own.filter(withAi).length };
  });
  const changes = rows.reduce((sum, row) => sum + row.changes, 0);
  const found = mix.hybrid + mix.agent;
  const audit = told.map((change): AuditedChange => {
    const row = rows.find(({ name }) => name === change.classified);
    return {
      classified: change.classified,
      declaredAi: withAi(change),
      weight: row === undefined || row.answered === 0 ? 0 : row.changes / row.answered,
    };
  });
  const accuracy = auditAccuracy(audit.filter(({ weight }) => weight > 0));
  const isEnough = rows.every((row) => row.answered >= Math.min(LEAST_ANSWERS, row.changes));
  return {
    rows,
    computed: changes === 0 ? null : found / changes,
    changes,
    corrected: isEnough && changes > 0 ? correctedShare({ hits: found, n: changes }, accuracy) : null,
    accuracy,
  };
}
