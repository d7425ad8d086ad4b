"use client";

import { SparkBars } from "@/components/charts/spark-bars.tsx";
import { AXIS_WORDS } from "@/components/numbers/axis-words.ts";
import { formatNumber, formatPercent } from "@/components/numbers/format.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { SurfaceRow } from "@/lib/views/shape-surface.ts";

type Props = { rows: readonly SurfaceRow[]; path: string; time: Readonly<Record<string, string>> };

/** One row an axis, in their fixed order, each with the way to its records. There is no sum. */
export function AxisTable({ rows, path, time }: Props) {
  const href = (axis: string, more: Readonly<Record<string, string>> = {}) =>
    `${path}?${new URLSearchParams({ ...time, axis, ...more })}#records`;
  return (
    <DataTable
      id="axes-table"
      className="axes"
      rows={rows}
      keyOf={({ axis }) => axis}
      insteadOf={({ figure, gap }) => figure === null && <span className="quiet">{gap}</span>}
      columns={[
        {
          head: "Axis",
          cell: ({ axis }) => (
            <>
              {AXIS_WORDS[axis].label}
              <span className="sub">{AXIS_WORDS[axis].unit}</span>
            </>
          ),
        },
        {
          head: "By week",
          cell: ({ byWeek }) => <SparkBars byWeek={byWeek} tone="net" />,
        },
        {
          head: "Counted",
          className: "num",
          cell: ({ axis, figure, assisted, gap }) => (
            <>
              {figure === null || figure.n === 0 ? (
                "none on record"
              ) : (
                <>
                  <Link href={href(axis, { gate: "passed" })}>{formatNumber(figure.value ?? 0)}</Link>
                  <span className="sub">
                    of {formatNumber(figure.n)} looked at, {figure.status}
                  </span>
                </>
              )}
              {assisted > 0 && (
                <span className="sub">{formatNumber(assisted)} known to be with AI or by a bot</span>
              )}
              {gap && <span className="sub">{gap}</span>}
            </>
          ),
        },
        {
          head: "Left out",
          className: "num",
          cell: ({ axis, leftOut: [most, ...others] }) =>
            most === undefined ? (
              "none"
            ) : (
              <>
                <Link href={href(axis, { gate: "left" })}>
                  {formatNumber([most, ...others].reduce((sum, { count }) => sum + count, 0))}
                </Link>
                <span className="sub">
                  {formatNumber(most.count)}: {most.why}
                </span>
              </>
            ),
        },
        {
          head: "Net contribution it bore on",
          label: "Bore on",
          className: "num",
          cell: ({ axis, participation }) =>
            axis === "build"
              ? ""
              : participation === null
                ? "nothing weighed yet"
                : formatPercent(participation),
        },
      ]}
    />
  );
}
