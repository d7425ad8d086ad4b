import { formatMinute, formatNumber } from "@/components/numbers/format.ts";
import { causeWords } from "@/components/sources/cause-words.ts";
import { streamWord } from "@/components/sources/source-words.ts";
import { StandingMark } from "@/components/sources/standing-mark.tsx";
import type { LoggedRun } from "@/lib/views/connection-log.ts";

const RESULT = {
  running: ["reading", "Running"],
  done: ["ok", "Done"],
  waiting: ["behind", "Waits for the host"],
  failed: ["failed", "Did not work"],
} as const;

/** Runs of streams: when, how they ended, what they read and what that cost. */
export const LogTable = ({ runs }: { runs: readonly LoggedRun[] }) => (
  <table className="table stacks" id="log-table">
    <thead>
      <tr>
        <th scope="col">Began</th>
        <th scope="col">List</th>
        <th scope="col">Result</th>
        <th scope="col" className="num">
          Seconds
        </th>
        <th scope="col" className="num">
          Items
        </th>
        <th scope="col" className="num">
          Rows written
        </th>
        <th scope="col" className="num">
          Requests
        </th>
        <th scope="col">Note</th>
      </tr>
    </thead>
    <tbody>
      {runs.map((run) => (
        <tr key={run.id}>
          <th scope="row">{formatMinute(run.startedAt)}</th>
          <td data-label="List">
            {streamWord(run.stream)}
            {run.scope !== "" && <span className="sub">{run.scopeName ?? run.scope}</span>}
          </td>
          <td data-label="Result">
            {/* A run that left records unread is no plain success. */}
            <StandingMark
              standing={run.state === "done" && run.gaps > 0 ? "partial" : RESULT[run.state][0]}
              word={run.state === "done" && run.gaps > 0 ? "Done, with gaps" : RESULT[run.state][1]}
            />
          </td>
          <td data-label="Seconds" className="num">
            {run.finishedAt
              ? formatNumber(Math.round((run.finishedAt.getTime() - run.startedAt.getTime()) / 100) / 10)
              : "–"}
          </td>
          <td data-label="Items" className="num">
            {formatNumber(run.items)}
          </td>
          <td data-label="Rows written" className="num">
            {formatNumber(run.written)}
          </td>
          <td data-label="Requests" className="num">
            {formatNumber(run.requests)}
          </td>
          <td data-label="Note">{causeWords(run.fix, run.message) || "–"}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
