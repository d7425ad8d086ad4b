import type { Waterfall } from "@/lib/views/team-shapes.ts";
import { formatNumber, formatPercent } from "../numbers/format.ts";
import { color } from "../tokens/tokens.ts";
import { Link } from "../ui/link.tsx";
import { percent } from "./percent.ts";
import { prepareWaterfall } from "./prepare-waterfall.ts";

type Props = {
  waterfall: Waterfall;
  /** The page with the items of a class, or of everything for "gross". */
  hrefOf: (name: string) => string;
  /** The class whose items are shown. */
  chosen?: string | null;
};

/** Gross to net as a table whose rows are the bars: the picture and its numbers are one thing. */
export function WaterfallChart({ waterfall, hrefOf, chosen = null }: Props) {
  const chart = prepareWaterfall(waterfall);
  if (chart.state === "empty") return <p className="figure-empty">{chart.message}</p>;
  return (
    <figure className="chart">
      <table className="table waterfall">
        <caption className="visually-hidden">Changed lines from gross to net, by class</caption>
        <thead>
          <tr>
            <th scope="col">Class</th>
            <th scope="col" className="bar-cell">
              <span className="visually-hidden">Bar</span>
            </th>
            <th scope="col" className="num">
              Lines
            </th>
            <th scope="col" className="num">
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {chart.rows.map((row) => (
            <tr key={row.name} className={`is-${row.family}`}>
              <th scope="row">
                <Link
                  href={hrefOf(row.name)}
                  title={row.means}
                  aria-current={row.name === chosen ? "true" : undefined}
                >
                  {row.label}
                </Link>
              </th>
              <td className="bar-cell" aria-hidden>
                <svg width="100%" height={18}>
                  <rect
                    x={percent(row.from + row.openLength)}
                    width={percent(row.length - row.openLength)}
                    y={1}
                    height={16}
                    fill={color(row.tone)}
                  />
                  <rect
                    className="unsettled"
                    x={percent(row.from)}
                    width={percent(row.openLength)}
                    y={1}
                    height={16}
                    fill={color(row.tone)}
                  />
                </svg>
              </td>
              <td className="num">
                {formatNumber(row.family === "noise" || row.family === "sustaining" ? -row.atoms : row.atoms)}
              </td>
              <td className="num">{formatPercent(row.share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <figcaption>{chart.summary}</figcaption>
    </figure>
  );
}
