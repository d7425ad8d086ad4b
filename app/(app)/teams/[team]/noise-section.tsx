import { prepareNoise } from "@/components/charts/prepare-noise.ts";
import { SparkBars } from "@/components/charts/spark-bars.tsx";
import { formatNumber, formatPercent } from "@/components/numbers/format.ts";
import { CLASS_SUBJECT } from "@/components/numbers/labels.ts";
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
        <table className="table stacks noise" id="noise-table">
          <caption className="visually-hidden">Noise by class, largest first</caption>
          <thead>
            <tr>
              <th scope="col">Class</th>
              <th scope="col">Lines by week</th>
              <th scope="col" className="num">
                Lines
              </th>
              <th scope="col" className="num">
                Share of gross
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">
                  <Link href={`${ledger}&class=${row.name}`}>{row.label}</Link>
                  <span className="sub">{row.means}</span>
                </th>
                <td data-label="By week">
                  <SparkBars bars={row.bars} tone={row.tone} />
                </td>
                <td data-label="Lines" className="num">
                  {formatNumber(row.atoms)}
                </td>
                <td data-label="Share" className="num">
                  {formatPercent(row.share)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
