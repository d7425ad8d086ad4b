import { MIX_CLASSES } from "@/lib/model/composition-class.ts";
import type { WeekMix } from "@/lib/views/team-shapes.ts";
import { CompositionKey } from "../numbers/composition-key.tsx";
import { formatNumber } from "../numbers/format.ts";
import { COMPOSITION_LABEL } from "../numbers/labels.ts";
import { ChartFrame } from "./chart-frame.tsx";
import { NARROW, WIDE } from "./chart-size.ts";
import { CompositionLive } from "./composition-live.tsx";
import { CompositionSvg } from "./composition-svg.tsx";
import { prepareComposition } from "./prepare-composition.ts";

export function CompositionChart({ weeks }: { weeks: readonly WeekMix[] }) {
  const chart = prepareComposition(weeks);
  if (chart.state === "empty") return <p className="figure-empty">{chart.message}</p>;
  return (
    <ChartFrame summary={chart.summary} table={<WeeksTable weeks={weeks} />}>
      <CompositionLive columns={chart.columns}>
        <div className="chart-wide">
          <CompositionSvg columns={chart.columns} box={WIDE} />
        </div>
        <div className="chart-narrow">
          <CompositionSvg columns={chart.columns} box={NARROW} />
        </div>
      </CompositionLive>
      <CompositionKey />
    </ChartFrame>
  );
}

function WeeksTable({ weeks }: { weeks: readonly WeekMix[] }) {
  return (
    <table className="table">
      <caption>Changes by week and composition</caption>
      <thead>
        <tr>
          <th scope="col">Week</th>
          {MIX_CLASSES.map((name) => (
            <th key={name} scope="col" className="num">
              {COMPOSITION_LABEL[name]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ week, unfinished, mix }) => (
          <tr key={week}>
            <th scope="row">
              {week}
              {unfinished && <span className="sub">not over yet</span>}
            </th>
            {MIX_CLASSES.map((name) => (
              <td key={name} className="num">
                {mix === null ? "–" : formatNumber(mix[name])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
