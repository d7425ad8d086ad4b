"use client";

import { CompositionKey } from "../numbers/composition-key.tsx";
import { ChartFrame } from "./chart-frame.tsx";
import { NARROW, WIDE } from "./chart-size.ts";
import { CompositionSvg } from "./composition-svg.tsx";
import { Live } from "./live.tsx";
import { type PackedWeeks, unpackWeeks } from "./pack-weeks.ts";
import { prepareComposition } from "./prepare-composition.ts";
import { WeeksTable } from "./weeks-table.tsx";

const load = () => import("./composition-bars.tsx").then(({ CompositionBars }) => CompositionBars);

type Props = { weeks: PackedWeeks; csv: string | undefined };

export function CompositionLive({ weeks: packed, csv }: Props) {
  const weeks = unpackWeeks(packed);
  const chart = prepareComposition(weeks);
  if (chart.state === "empty") return <p className="figure-empty">{chart.message}</p>;
  return (
    <ChartFrame summary={chart.summary} table={(id) => <WeeksTable id={id} weeks={weeks} />} csv={csv}>
      <Live
        data={chart.columns}
        label="Composition by week. Use the arrow keys to read each week."
        load={load}
      >
        <div className="chart-wide">
          <CompositionSvg columns={chart.columns} box={WIDE} />
        </div>
        <div className="chart-narrow">
          <CompositionSvg columns={chart.columns} box={NARROW} />
        </div>
      </Live>
      <CompositionKey />
    </ChartFrame>
  );
}
