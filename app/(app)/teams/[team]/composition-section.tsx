import { CompositionChart } from "@/components/charts/composition-chart.tsx";
import { CompositionKey } from "@/components/numbers/composition-key.tsx";
import { CompositionStrip } from "@/components/numbers/composition-strip.tsx";
import { FigureBlock } from "@/components/numbers/figure.tsx";
import { plural } from "@/components/numbers/format.ts";
import { Link } from "@/components/ui/link.tsx";
import { Section } from "@/components/ui/section.tsx";
import { windowQuery } from "@/lib/views/page-window.ts";
import type { TeamView } from "@/lib/views/team-shapes.ts";
import { CompositionPoints } from "./composition-points.tsx";
import { teamCsvPath } from "./team-csv-path.ts";

/** How the changes of the window were produced, and week by week. */
export function CompositionSection({ view }: { view: TeamView }) {
  const ledger = `/teams/${view.head.teamId}/ledger?${windowQuery(view.window)}`;
  return (
    <Section
      id="composition"
      title="Composition"
      aside={<Link href="/definitions#ai-share">How changes are classified</Link>}
    >
      <div className="split">
        <CompositionChart weeks={view.weeks} csv={teamCsvPath("composition", view)} />
        <div className="composition-side">
          <CompositionStrip mix={view.mix} tall />
          <CompositionKey mix={view.mix} />
          <FigureBlock figure={view.knownShare} size="small" label="Changes whose composition is known" />
          {view.mix.unknown > 0 && (
            <p className="small quiet">
              <Link href={`${ledger}&composition=unknown`}>{plural(view.mix.unknown, "change")}</Link> of
              unknown composition: nothing that was read is evidence either way, and they are not counted as
              human. What your AI tools know would settle many of them.
            </p>
          )}
          {view.automation > 0 && (
            <p className="small quiet">
              <Link href={`${ledger}&composition=automation`}>{plural(view.automation, "change")}</Link> by
              bots that write no new code stand outside the mix.
            </p>
          )}
        </div>
      </div>
      <CompositionPoints view={view} />
    </Section>
  );
}
