import { formatMinute, formatNumber } from "@/components/numbers/format.ts";
import { streamWord } from "@/components/sources/source-words.ts";
import { StandingMark } from "@/components/sources/standing-mark.tsx";
import { DataTable } from "@/components/ui/data-table.tsx";
import { causeWords } from "@/lib/core/cause-words.ts";
import type { LoggedRun } from "@/lib/views/connection-log.ts";

const RESULT = {
  running: ["reading", "Running"],
  done: ["ok", "Done"],
  waiting: ["behind", "Waits for the host"],
  failed: ["failed", "Did not work"],
  // A run that left records unread is no plain success.
  gaps: ["partial", "Done, with gaps"],
} as const;

function Result({ run }: { run: LoggedRun }) {
  const [standing, word] = RESULT[run.state === "done" && run.gaps > 0 ? "gaps" : run.state];
  return <StandingMark standing={standing} word={word} />;
}

const secondsOf = ({ startedAt, finishedAt }: LoggedRun): string =>
  finishedAt ? formatNumber(Math.round((finishedAt.getTime() - startedAt.getTime()) / 100) / 10) : "–";

/** Runs of streams: when, how they ended, what they read and what that cost. */
export const LogTable = ({ runs }: { runs: readonly LoggedRun[] }) => (
  <DataTable
    id="log-table"
    rows={runs}
    keyOf={(run) => run.id}
    columns={[
      { head: "Began", className: "nowrap", cell: (run) => formatMinute(run.startedAt) },
      {
        head: "List",
        className: "wide",
        cell: (run) => (
          <>
            {streamWord(run.stream)}
            {run.scope !== "" && <span className="sub">{run.scopeName ?? run.scope}</span>}
          </>
        ),
      },
      { head: "Result", cell: (run) => <Result run={run} /> },
      { head: "Seconds", className: "num", cell: secondsOf },
      { head: "Items", className: "num", cell: (run) => formatNumber(run.items) },
      { head: "Rows written", className: "num", cell: (run) => formatNumber(run.written) },
      { head: "Requests", className: "num", cell: (run) => formatNumber(run.requests) },
      { head: "Note", cell: (run) => causeWords(run.fix, run.message) || "–" },
    ]}
  />
);
