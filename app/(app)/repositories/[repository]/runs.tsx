import { formatMinute } from "@/components/numbers/format.ts";
import { Section } from "@/components/ui/section.tsx";
import type { RepositoryPage } from "@/lib/views/repository-page.ts";

const STATE = { running: "Running", done: "Done", failed: "Did not work" } as const;

/** The last readings, newest first. */
export function Runs({ runs }: { runs: RepositoryPage["runs"] }) {
  if (runs.length === 0) return null;
  return (
    <Section id="runs" title="Readings">
      <table className="table stacks">
        <thead>
          <tr>
            <th scope="col">Began</th>
            <th scope="col">Result</th>
            <th scope="col" className="num">
              Seconds
            </th>
            <th scope="col">Note</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.startedAt.toISOString()}>
              <th scope="row">{formatMinute(run.startedAt)}</th>
              <td data-label="Result">{STATE[run.state]}</td>
              <td data-label="Seconds" className="num">
                {run.seconds ?? "–"}
              </td>
              <td data-label="Note">{[run.fix, run.message].filter(Boolean).join(" ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
