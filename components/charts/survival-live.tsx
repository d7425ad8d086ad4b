"use client";

import { formatPercent } from "../numbers/format.ts";
import { COMPOSITION_LABEL } from "../numbers/labels.ts";
import { color } from "../tokens/tokens.ts";
import { ChartFrame } from "./chart-frame.tsx";
import { NARROW, WIDE } from "./chart-size.ts";
import { CurvesTable } from "./curves-table.tsx";
import { Live } from "./live.tsx";
import { type PackedCurve, unpackCurves } from "./pack-curves.ts";
import { prepareSurvival } from "./prepare-survival.ts";
import { SurvivalSvg } from "./survival-svg.tsx";

const load = () => import("./survival-lines.tsx").then(({ SurvivalLines }) => SurvivalLines);

type Props = { curves: readonly PackedCurve[]; csv: string | undefined };

export function SurvivalLive({ curves: packed, csv }: Props) {
  const chart = prepareSurvival(unpackCurves(packed));
  if (chart.state === "empty") return <p className="figure-empty">{chart.message}</p>;
  const { curves, floor, summary } = chart;
  return (
    <ChartFrame summary={summary} table={(id) => <CurvesTable id={id} curves={curves} />} csv={csv}>
      <Live
        data={{ curves, floor }}
        label="Survival of lines by day. Use the arrow keys to read each day."
        load={load}
      >
        <div className="chart-wide">
          <SurvivalSvg curves={curves} floor={floor} box={WIDE} />
        </div>
        <div className="chart-narrow">
          <SurvivalSvg curves={curves} floor={floor} box={NARROW} />
        </div>
      </Live>
      <ul className="key">
        {curves.map(({ composition }) => (
          <li key={composition}>
            <svg width={18} height={8} aria-hidden>
              <rect y={3} width={18} height={3} fill={color(composition)} />
            </svg>
            {COMPOSITION_LABEL[composition]}
          </li>
        ))}
        {floor > 0 && <li className="quiet">The axis begins at {formatPercent(floor)}.</li>}
      </ul>
    </ChartFrame>
  );
}
