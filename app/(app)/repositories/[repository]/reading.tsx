import { formatNumber } from "@/components/numbers/format.ts";
import { ProgressBar } from "@/components/ui/progress-bar.tsx";
import type { FrameRepository } from "@/lib/views/org-frame.ts";

/** What is the case, and what to expect of it. */
const WORDS = {
  queued: ["Waiting for its turn.", "Reading begins within seconds while a worker is running."],
  reading: ["Reading.", "Numbers appear as they are found and are marked as partial until it is done."],
  ready: ["Everything up to the time above has been read.", ""],
  failed: ["The last reading did not work.", "What was read before is still shown."],
  never: ["The first reading did not work.", "Nothing of this repository is shown yet."],
} as const;

/** Where the reading of a repository stands: phase, count, and what to expect. */
export function Reading({ repository }: { repository: FrameRepository }) {
  const { state, phase, done, total, asOf } = repository;
  const [says, then] = WORDS[state === "failed" && asOf === null ? "never" : state];
  const counted = state === "reading" && total > 0;
  return (
    <div className="reading" aria-live="polite">
      <p>
        <b>{says}</b> {then}
      </p>
      {state === "reading" && phase && (
        <p className="quiet">
          {phase}
          {counted && `: ${formatNumber(done)} of ${formatNumber(total)}`}
        </p>
      )}
      {counted && <ProgressBar done={done} total={total} label={phase ?? "Reading"} />}
    </div>
  );
}
