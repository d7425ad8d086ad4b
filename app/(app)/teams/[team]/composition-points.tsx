import { CompositionMark } from "@/components/numbers/composition-mark.tsx";
import { formatNumber, formatPercent, formatTenth } from "@/components/numbers/format.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Link } from "@/components/ui/link.tsx";
import { TableTools } from "@/components/ui/table-tools.tsx";
import { explainPath } from "@/lib/views/explain-path.ts";
import type { TeamView } from "@/lib/views/team-shapes.ts";

/** What each composition has of the points of the window, in its fixed order. Nothing while nothing is weighed. */
export function CompositionPoints({ view: { head, window, points } }: { view: TeamView }) {
  const { byComposition, weighed, aiShare } = points;
  if (weighed === 0) return null;
  return (
    <>
      <h3>Points by composition, the whole window</h3>
      <TableTools table="composition-points" />
      <DataTable
        id="composition-points"
        caption={<span className="visually-hidden">Points by composition, the whole window</span>}
        rows={byComposition}
        keyOf={({ name }) => name}
        columns={[
          { head: "Composition", cell: ({ name }) => <CompositionMark name={name} /> },
          {
            head: "Weighed changes",
            className: "num",
            cell: (row) =>
              row.weighed === row.changes
                ? formatNumber(row.weighed)
                : `${formatNumber(row.weighed)} of ${formatNumber(row.changes)}`,
          },
          { head: "Gross points", className: "num", cell: ({ gross }) => formatTenth(gross / 1_000) },
          {
            head: "Net points",
            className: "num",
            cell: ({ name, net }) => (
              <Link href={explainPath(head.teamId, "net-points", window.weeks, { composition: name })}>
                {formatTenth(net / 1_000)}
              </Link>
            ),
          },
          {
            head: "Net of gross",
            className: "num",
            cell: ({ gross, net }) => (gross === 0 ? "–" : formatPercent(net / gross)),
          },
        ]}
      />
      {aiShare.value !== null && (
        <p className="small quiet">
          Of the points of changes whose lines a tool’s own records measured, AI wrote{" "}
          <Link href={aiShare.evidenceRef}>{formatPercent(aiShare.value)}</Link>.
        </p>
      )}
    </>
  );
}
