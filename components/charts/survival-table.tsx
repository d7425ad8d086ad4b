import type { SurvivalCurve } from "@/lib/views/team-shapes.ts";
import { CompositionMark } from "../numbers/composition-mark.tsx";
import { formatInterval, formatPercent, formatValue } from "../numbers/format.ts";
import { withoutInterval } from "./prepare-survival.ts";

/** Where each curve stands after 30 days, with its interval; the numbers to compare, not the lines. */
export function SurvivalTable({ curves }: { curves: readonly SurvivalCurve[] }) {
  if (curves.length === 0) return null;
  return (
    <table className="table">
      <caption className="visually-hidden">Survival after 30 days</caption>
      <thead>
        <tr>
          <th scope="col">Composition</th>
          <th scope="col" className="num">
            Standing after 30 days
          </th>
          <th scope="col" className="num">
            Days lived of 30
          </th>
        </tr>
      </thead>
      <tbody>
        {curves.map((curve) => {
          const at30 = curve.points.find(({ day }) => day === 30);
          return (
            <tr key={curve.composition}>
              <th scope="row">
                <CompositionMark name={curve.composition} />
              </th>
              <td className="num">
                {at30 ? formatPercent(at30.s) : "–"}
                <span className="sub">{at30 ? intervalOf(curve, at30) : "not watched long enough"}</span>
              </td>
              <td className="num">
                {curve.rmst30 ? formatValue(curve.rmst30.value, "days") : "–"}
                {curve.rmst30 && (
                  <span className="sub">{formatInterval(curve.rmst30.low, curve.rmst30.high, "days")}</span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function intervalOf(curve: SurvivalCurve, { low, high }: SurvivalCurve["points"][number]): string {
  if (low !== null && high !== null) return formatInterval(low, high, "share");
  return withoutInterval(curve) ?? "no interval at this age";
}
