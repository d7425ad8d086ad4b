import { NoiseTable } from "@/components/charts/noise-table.tsx";
import { noiseClasses } from "@/components/charts/prepare-noise.ts";
import { formatPercent } from "@/components/numbers/format.ts";
import { CLASS_SUBJECT } from "@/components/numbers/labels.ts";
import { Link } from "@/components/ui/link.tsx";
import { Section } from "@/components/ui/section.tsx";
import { TableTools } from "@/components/ui/table-tools.tsx";
import { windowQuery } from "@/lib/views/page-window.ts";
import type { TeamView } from "@/lib/views/team-shapes.ts";
import { teamCsvPath } from "./team-csv-path.ts";

/** Where the noise comes from: the largest class in words, then all of them. */
export function NoiseSection({ view }: { view: TeamView }) {
  const { gross } = view.waterfall;
  const classes = noiseClasses(view.waterfall);
  const [largest] = classes;
  return (
    <Section
      id="noise"
      title="Where the noise comes from"
      aside={<Link href="/definitions#noise-share">What counts as noise</Link>}
      finding={
        largest
          ? `${CLASS_SUBJECT[largest[0]]} are the largest part of the noise: ${formatPercent(largest[1] / gross)} of all changed lines.`
          : "No noise was found in this window."
      }
    >
      {largest && <TableTools table="noise-table" csv={teamCsvPath("classes", view)} />}
      {largest && (
        <NoiseTable
          id="noise-table"
          classes={classes}
          gross={gross}
          ledger={`/teams/${view.head.teamId}/ledger?${windowQuery(view.window)}`}
        />
      )}
    </Section>
  );
}
