import type { OpenTeams } from "@/lib/auth/access.ts";
import { type DrawnChange, readAuditMix, readAuditSample } from "@/lib/core/audit-reader.ts";
import type { Tx } from "@/lib/core/db.ts";
import { DAY_SECONDS } from "@/lib/core/time.ts";
import { type AuditResult, shapeAudit } from "./shape-audit.ts";

export type AuditView = {
  /** Names the audit: one a year. */
  readonly seed: string;
  readonly drawn: number;
  readonly answered: number;
  /** The next one that nobody has answered, without what was computed of it; null where there is none. */
  readonly next: Omit<DrawnChange, "classified" | "ofClass" | "answer"> | null;
  /** How many were passed over. */
  readonly passed: number;
  readonly result: AuditResult;
  /** Those that nobody has answered, with what was computed: for the answer, never for a page. */
  readonly open: readonly DrawnChange[];
};

const YEAR = 365 * DAY_SECONDS;

/** The audit of the year in which the data end, over the changes of the 365 days before, of all teams that are open to the reader. */
export async function auditView(
  tx: Tx,
  { orgId, teamIds }: OpenTeams,
  asOf: Date,
  passed: number,
): Promise<AuditView> {
  const to = Math.floor(asOf.getTime() / 1_000) + 1;
  const seed = String(asOf.getUTCFullYear());
  const scope = { orgId, teams: teamIds, seed, from: to - YEAR, to };
  const sample = await readAuditSample(tx, scope);
  const mix = await readAuditMix(tx, scope);
  const open = sample.filter(({ answer }) => answer === null);
  const found = open[passed % Math.max(1, open.length)];
  return {
    seed,
    drawn: sample.length,
    answered: sample.length - open.length,
    next: found === undefined ? null : withoutAnswer(found),
    passed,
    result: shapeAudit(sample, mix),
    open,
  };
}

const withoutAnswer = ({
  classified: _classified,
  ofClass: _ofClass,
  answer: _answer,
  ...change
}: DrawnChange) => change;

/** One of the changes that wait for an answer; null where it is none of them. */
export const drawnChange = ({ open }: AuditView, repoId: string, changeId: string): DrawnChange | null =>
  open.find((change) => change.repoId === repoId && change.changeId === changeId) ?? null;
