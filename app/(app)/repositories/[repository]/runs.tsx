import { formatMinute } from "@/components/numbers/format.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Section } from "@/components/ui/section.tsx";
import type { RepositoryPage } from "@/lib/views/repository-page.ts";

const STATE = { running: "Running", done: "Done", failed: "Did not work" } as const;

/** The last readings, newest first. */
export function Runs({ runs }: { runs: RepositoryPage["runs"] }) {
  if (runs.length === 0) return null;
  return (
    <Section id="runs" title="Readings">
      <DataTable
        rows={runs}
        keyOf={({ startedAt }) => startedAt.toISOString()}
        columns={[
          { head: "Began", cell: ({ startedAt }) => formatMinute(startedAt) },
          { head: "Result", cell: ({ state }) => STATE[state] },
          { head: "Seconds", className: "num", cell: ({ seconds }) => seconds ?? "–" },
          { head: "Note", cell: ({ fix, message }) => [fix, message].filter(Boolean).join(" ") },
        ]}
      />
    </Section>
  );
}
