import type { WaterfallUnit } from "@/components/charts/prepare-waterfall.ts";
import { WaterfallChart } from "@/components/charts/waterfall-chart.tsx";
import { FigureBlock } from "@/components/numbers/figure.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Section } from "@/components/ui/section.tsx";
import { TableTools } from "@/components/ui/table-tools.tsx";
import { explainPath } from "@/lib/views/explain-path.ts";
import { windowQuery } from "@/lib/views/page-window.ts";
import type { TeamView } from "@/lib/views/team-shapes.ts";
import { teamCsvPath } from "./team-csv-path.ts";
import { Weighed } from "./weighed.tsx";

type Props = { view: TeamView; unit: WaterfallUnit };

/** From gross to net: the headline, what moves with it, and the waterfall whose every step opens its items. */
export function NetSection({ view, unit }: Props) {
  const { head, window, points } = view;
  const address = `/teams/${head.teamId}`;
  const ledger = `${address}/ledger?${windowQuery(window)}`;
  const over = (settledTo: string | null) =>
    settledTo ? `settled weeks, to ${settledTo}` : "the whole window";
  const isWeighed = points.weighed > 0;
  const inPoints = isWeighed && unit === "points";
  return (
    <Section id="net" title="Net contribution" aside={<Link href={ledger}>Every class and every item</Link>}>
      <div className="figures">
        {isWeighed && (
          <FigureBlock
            figure={points.net}
            size="hero"
            label={`Net contribution, ${over(points.settledTo)}`}
          />
        )}
        {points.netSince && unit === "points" && (
          <FigureBlock figure={points.netSince} label="Net contribution since then" />
        )}
        <FigureBlock
          figure={view.netShare}
          size={isWeighed ? "large" : "hero"}
          label={`Net share of lines, ${over(view.settledTo)}`}
        />
        {view.netShareSince && !inPoints && (
          <FigureBlock figure={view.netShareSince} label="Net share since then" />
        )}
        <FigureBlock figure={view.noiseShare} label={`Noise share, ${over(view.settledTo)}`} />
        <FigureBlock figure={view.reworkRate} label="Rework rate, the whole window" />
      </div>
      <Weighed view={view} />
      {isWeighed && (
        <nav className="tabs" aria-label="From gross to net in">
          {(["points", "lines"] as const).map((each) => (
            <Link
              key={each}
              href={`${address}?${windowQuery(window)}&in=${each}#net`}
              aria-current={each === unit ? "page" : undefined}
            >
              {each === "points" ? "In points" : "In lines"}
            </Link>
          ))}
        </nav>
      )}
      <TableTools table="waterfall" csv={teamCsvPath(inPoints ? "points" : "classes", view)} />
      {inPoints ? (
        <WaterfallChart
          waterfall={points.waterfall}
          ledger={explainPath(head.teamId, "gross-points", window.weeks)}
          unit="points"
        />
      ) : (
        <WaterfallChart waterfall={view.waterfall} ledger={ledger} />
      )}
      {isWeighed && (
        <p className="small quiet prose">
          Lines count in the week in which they land, points in the week in which their piece of work is
          delivered: the two waterfalls of one window differ. Copied, generated and only formatted lines carry
          no points.
        </p>
      )}
    </Section>
  );
}
