import { SurvivalChart } from "@/components/charts/survival-chart.tsx";
import { SurvivalTable } from "@/components/charts/survival-table.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Section } from "@/components/ui/section.tsx";
import { explainPath } from "@/lib/views/explain-path.ts";
import type { TeamView } from "@/lib/views/team-shapes.ts";
import { teamCsvPath } from "./team-csv-path.ts";

/** How long the lines of the window live, by how they were produced. */
export function SurvivalSection({ view }: { view: TeamView }) {
  return (
    <Section
      id="survival"
      title="Survival of lines"
      aside={<Link href="/definitions#survival-30">How it is measured</Link>}
    >
      <div className="split">
        <SurvivalChart curves={view.survival} csv={teamCsvPath("survival", view)} />
        <div className="composition-side">
          <SurvivalTable curves={view.survival} />
          <p className="small quiet prose">
            Long survival may be neglect as well as quality, and lines of one change die together, so the
            bands are wide: read them, and the changes behind them, before a difference. Compositions with
            fewer than five changes are not drawn.
          </p>
          <p className="small">
            <Link href={explainPath(view.head.teamId, "survival-30", view.window.weeks)}>
              The changes behind it
            </Link>
          </p>
        </div>
      </div>
    </Section>
  );
}
