import { prepareNoise } from "@/components/charts/prepare-noise.ts";
import { SparkBars } from "@/components/charts/spark-bars.tsx";
import { formatNumber, formatPercent } from "@/components/numbers/format.ts";
import { CLASS_SUBJECT } from "@/components/numbers/labels.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Section } from "@/components/ui/section.tsx";
import { TableTools } from "@/components/ui/table-tools.tsx";
import { windowQuery } from "@/lib/views/page-window.ts";
import type { TeamView } from "@/lib/views/team-shapes.ts";
import { teamCsvPath } from "./team-csv-path.ts";

/** The noise by class, each over its own weeks, each with the way to its items. */
export function NoiseSection({ view }: { view: TeamView }) {
  const rows = prepareNoise(view.waterfall);
  const [largest] = rows;
  const ledger = `/teams/${view.head.teamId}/ledger?${windowQuery(view.window)}`;
  return (
    <Section
      id="noise"
      title="Where the noise comes from"
      aside={<Link href="/definitions#noise-share">What counts as noise</Link>}
      finding={
        largest
          ? `${CLASS_SUBJECT[largest.name]} are the largest part of the noise: ${formatPercent(largest.share)} of all changed lines.`
          : "No noise was found in this window."
      }
    >
      {rows.length > 0 && <TableTools table="noise-table" csv={teamCsvPath("classes", view)} />}
      {rows.length > 0 && (
        <DataTable
          className="noise"
          id="noise-table"
          caption={<span className="visually-hidden">Noise by class, largest first</span>}
          rows={rows}
          keyOf={({ name }) => name}
          columns={[
            {
              head: "Class",
              cell: ({ name, label, means }) => (
                <>
                  <Link href={`${ledger}&class=${name}`}>{label}</Link>
                  <span className="sub">{means}</span>
                </>
              ),
            },
            {
              head: "Lines by week",
              label: "By week",
              cell: ({ bars, tone }) => <SparkBars bars={bars} tone={tone} />,
            },
            { head: "Lines", className: "num", cell: ({ atoms }) => formatNumber(atoms) },
            {
              head: "Share of gross",
              label: "Share",
              className: "num",
              cell: ({ share }) => formatPercent(share),
            },
          ]}
        />
      )}
    </Section>
  );
}
