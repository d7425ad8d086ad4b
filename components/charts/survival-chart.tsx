import type { SurvivalCurve } from "@/lib/views/team-shapes.ts";
import { formatInterval, formatNumber, formatPercent, formatValue } from "../numbers/format.ts";
import { COMPOSITION_LABEL } from "../numbers/labels.ts";
import { color } from "../tokens/tokens.ts";
import { ChartFrame } from "./chart-frame.tsx";
import { NARROW, WIDE } from "./chart-size.ts";
import { aliveAfter, prepareSurvival } from "./prepare-survival.ts";
import { SurvivalLive } from "./survival-live.tsx";
import { SurvivalSvg } from "./survival-svg.tsx";

export function SurvivalChart({ curves: all }: { curves: readonly SurvivalCurve[] }) {
  const chart = prepareSurvival(all);
  if (chart.state === "empty") return <p className="figure-empty">{chart.message}</p>;
  const { curves, floor, summary } = chart;
  return (
    <ChartFrame summary={summary} table={<CurvesTable curves={curves} />}>
      <SurvivalLive data={{ curves, floor }}>
        <div className="chart-wide">
          <SurvivalSvg curves={curves} floor={floor} box={WIDE} />
        </div>
        <div className="chart-narrow">
          <SurvivalSvg curves={curves} floor={floor} box={NARROW} />
        </div>
      </SurvivalLive>
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

function CurvesTable({ curves }: { curves: readonly SurvivalCurve[] }) {
  const at = (curve: SurvivalCurve, day: number) => {
    const share = aliveAfter(curve, day);
    return share === null ? "–" : formatPercent(share);
  };
  return (
    <table className="table">
      <caption>Lines still standing, by composition</caption>
      <thead>
        <tr>
          <th scope="col">Composition</th>
          <th scope="col" className="num">
            Lines
          </th>
          <th scope="col" className="num">
            Changes
          </th>
          <th scope="col" className="num">
            14 days
          </th>
          <th scope="col" className="num">
            30 days
          </th>
          <th scope="col" className="num">
            90 days
          </th>
          <th scope="col" className="num">
            Days lived in 30
          </th>
        </tr>
      </thead>
      <tbody>
        {curves.map((curve) => (
          <tr key={curve.composition}>
            <th scope="row">{COMPOSITION_LABEL[curve.composition]}</th>
            <td className="num">{formatNumber(curve.nLines)}</td>
            <td className="num">{formatNumber(curve.nChanges)}</td>
            <td className="num">{at(curve, 14)}</td>
            <td className="num">{at(curve, 30)}</td>
            <td className="num">{at(curve, 90)}</td>
            <td className="num">
              {curve.rmst30 === null ? "–" : formatValue(curve.rmst30.value, "days")}
              {curve.rmst30 !== null && (
                <span className="sub">{formatInterval(curve.rmst30.low, curve.rmst30.high, "days")}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
