import { WaterfallChart } from "@/components/charts/waterfall-chart.tsx";
import { FigureBlock } from "@/components/numbers/figure.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Section } from "@/components/ui/section.tsx";
import { windowQuery } from "@/lib/views/page-window.ts";
import type { TeamView } from "@/lib/views/team-shapes.ts";

/** From gross to net: the headline, what moves with it, and the waterfall whose every step opens its items. */
export function NetSection({ view }: { view: TeamView }) {
  const ledger = `/teams/${view.head.teamId}/ledger?${windowQuery(view.window)}`;
  const settled = view.settledTo ? `settled weeks, to ${view.settledTo}` : "the whole window";
  return (
    <Section id="net" title="Net contribution" aside={<Link href={ledger}>Every class and every item</Link>}>
      <div className="figures">
        <FigureBlock figure={view.netShare} size="hero" label={`Net share, ${settled}`} />
        {view.netShareSince && <FigureBlock figure={view.netShareSince} label="Net share since then" />}
        <FigureBlock figure={view.noiseShare} label={`Noise share, ${settled}`} />
        <FigureBlock figure={view.reworkRate} label="Rework rate, the whole window" />
      </div>
      <WaterfallChart waterfall={view.waterfall} ledger={ledger} />
    </Section>
  );
}
