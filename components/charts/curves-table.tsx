import type { SurvivalCurve } from "@/lib/views/team-shapes.ts";
import { formatInterval, formatNumber, formatPercent, formatValue } from "../numbers/format.ts";
import { COMPOSITION_LABEL } from "../numbers/labels.ts";
import { aliveAfter } from "./prepare-survival.ts";

/** What the curves rest on and where they stand at three ages. */
export function CurvesTable({ id, curves }: { id: string; curves: readonly SurvivalCurve[] }) {
  const at = (curve: SurvivalCurve, day: number) => {
    const share = aliveAfter(curve, day);
    return share === null ? "–" : formatPercent(share);
  };
  return (
    <table className="table" id={id}>
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
