import type { Composition } from "@/lib/model/composition.ts";
import { attributedLines } from "./attributed-lines.ts";
import { automationVerdict } from "./automation-verdict.ts";
import { AGENT_SHARE, autonomy } from "./autonomy.ts";
import type { ChangeEvidence } from "./change-evidence.ts";
import { type ChangeReadings, changeReadings } from "./change-readings.ts";
import { combine } from "./combine.ts";
import { DEFAULT_RULES } from "./default-rules.ts";
import { type LineShares, lineShares } from "./line-shares.ts";
import { agentReason, hybridReason, linesReason, unknownReason, weakReason } from "./reason.ts";
import type { RuleSet } from "./rule-set.ts";

/** Line notes decide alone from this share of the added lines on. */
const MIN_COVERAGE = 0.8;
/** Up to this share of AI lines a change counts as made by hand. */
const HUMAN_SHARE = 0.05;
/** From this chance of AI content on a change is known to hold some. */
const KNOWN_AI = 0.8;
/** With more lines than this by people a change is shared, whoever opened it. */
const PERSON_SHARE = 0.1;

type Verdict = Pick<Composition, "class" | "confidence" | "p" | "reason">;

function byEvidence({ readings }: ChangeReadings, shares: LineShares): Verdict {
  const p = combine(readings.map(({ signal }) => signal));
  if (p === null) return { class: "unknown", confidence: 0, p, reason: unknownReason };
  const confidence = Math.max(p, 1 - p);
  if (p < KNOWN_AI) return { class: "unknown", confidence, p, reason: weakReason(p) };
  const why = autonomy(readings, shares);
  if (why !== null && shares !== null && shares.person <= PERSON_SHARE) {
    return { class: "agent", confidence, p, reason: agentReason(why, readings, shares) };
  }
  return { class: "hybrid", confidence, p, reason: hybridReason(readings, shares) };
}

/**
 * How a change was produced, from what git carries. Line notes decide where they cover enough of it; else the signals together
 * decide, family by family. Without line notes no change is ever called human: the absence of a sign proves nothing.
 * Equal evidence in any order gives an equal result.
 */
export function classifyChange(evidence: ChangeEvidence, rules: RuleSet = DEFAULT_RULES): Composition {
  const change = changeReadings(evidence, rules);
  const shares = lineShares(change.commits, evidence.linesByCommit);
  const lines = attributedLines(evidence);
  const isMeasured = lines !== null && lines.coverage >= MIN_COVERAGE;
  const rest = {
    aiLines: isMeasured ? lines.aiLines : null,
    lines: evidence.effectiveAddedLines,
    signals: change.readings.map(({ signal }) => signal),
  };

  if (isMeasured) {
    const isAgent = lines.aiShare >= AGENT_SHARE && autonomy(change.readings, shares) !== null;
    const kind = lines.aiShare <= HUMAN_SHARE ? "human" : isAgent ? "agent" : "hybrid";
    const p = combine(rest.signals);
    return { class: kind, confidence: lines.coverage, p, reason: linesReason(lines, isAgent), ...rest };
  }
  const automation = automationVerdict(change, shares, evidence.headBranch, rules);
  return { ...(automation ?? byEvidence(change, shares)), ...rest };
}
