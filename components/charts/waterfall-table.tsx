"use client";

import { formatNumber, formatPercent, formatTenth } from "../numbers/format.ts";
import { color } from "../tokens/tokens.ts";
import { Link } from "../ui/link.tsx";
import { classAddress } from "./class-address.ts";
import { type PackedWaterfall, unpackWaterfall } from "./pack-waterfall.ts";
import { percent } from "./percent.ts";
import { prepareWaterfall, type WaterfallRow, type WaterfallUnit } from "./prepare-waterfall.ts";

type Props = { waterfall: PackedWaterfall; ledger: string; chosen: string | null; unit: WaterfallUnit };

/** A table whose rows are the bars: the picture and its numbers are one thing. */
export function WaterfallTable({ waterfall, ledger, chosen, unit }: Props) {
  const chart = prepareWaterfall(unpackWaterfall(waterfall), unit);
  const format = unit === "points" ? formatTenth : formatNumber;
  if (chart.state === "empty") return <p className="figure-empty">{chart.message}</p>;
  return (
    <figure className="chart">
      <table className="table waterfall" id="waterfall">
        <caption className="visually-hidden">
          {unit === "points" ? "Points" : "Changed lines"} from gross to net, by class
        </caption>
        <thead>
          <tr>
            <th scope="col">Class</th>
            <th scope="col" className="bar-cell">
              <span className="visually-hidden">Bar</span>
            </th>
            <th scope="col" className="num">
              {unit === "points" ? "Points" : "Lines"}
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
                  href={row.name === "gross" ? ledger : classAddress(ledger, row.name)}
                  title={row.means}
                  aria-current={row.name === chosen ? "true" : undefined}
                >
                  {row.label}
                </Link>
              </th>
              <td className="bar-cell" aria-hidden>
                <Step row={row} />
              </td>
              <td className="num">
                {format(row.family === "noise" || row.family === "sustaining" ? -row.value : row.value)}
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

/** The bar of a step; the part of it that can still move is drawn lighter, where there is one. */
function Step({ row: { from, length, openLength, tone } }: { row: WaterfallRow }) {
  const settled = { x: percent(from + openLength), width: percent(length - openLength) };
  const open = { x: percent(from), width: percent(openLength) };
  return (
    <svg width="100%" height={18}>
      {settled.width !== "0%" && <rect {...settled} y={1} height={16} fill={color(tone)} />}
      {open.width !== "0%" && <rect {...open} className="unsettled" y={1} height={16} fill={color(tone)} />}
    </svg>
  );
}
