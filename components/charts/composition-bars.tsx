"use client";

import {
  Bar,
  CartesianGrid,
  Cell,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { MIX_CLASSES } from "@/lib/model/composition-class.ts";
import { formatDayMonth, formatPercent, formatTick, plural } from "../numbers/format.ts";
import { COMPOSITION_LABEL } from "../numbers/labels.ts";
import { color } from "../tokens/tokens.ts";
import { WIDE } from "./chart-size.ts";
import { ChartTip } from "./chart-tip.tsx";
import { type CompositionColumn, mostChanges } from "./prepare-composition.ts";

const describe = (column: CompositionColumn) => ({
  title: `Week of ${formatDayMonth(column.monday)}${column.unfinished ? ", not over yet" : ""}`,
  lines: [
    ...MIX_CLASSES.map(
      (name) => `${COMPOSITION_LABEL[name]} ${column[name] === null ? "none" : formatPercent(column[name])}`,
    ),
    plural(column.n, "change"),
  ],
});

/** The part of the plot under the shares that the number of changes takes, as in the first paint. */
const FOOT = 0.165;
const COUNTS_REACH = 11;

export function CompositionBars({ data, height }: { data: readonly CompositionColumn[]; height: number }) {
  const most = mostChanges(data);
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: WIDE.width, height }}>
      <ComposedChart
        data={[...data]}
        accessibilityLayer
        margin={{ top: 12, right: 16, bottom: 0, left: 0 }}
        barCategoryGap="9%"
      >
        <CartesianGrid vertical={false} stroke={color("rule")} />
        <XAxis xAxisId="counts" dataKey="week" hide />
        <YAxis yAxisId="counts" domain={[0, most * COUNTS_REACH]} hide />
        <XAxis
          dataKey="monday"
          tickFormatter={formatDayMonth}
          tickLine={false}
          axisLine={false}
          minTickGap={48}
        />
        <YAxis
          domain={[-FOOT, 1]}
          ticks={[0, 0.5, 1]}
          tickFormatter={formatTick}
          tickLine={false}
          axisLine={false}
          width={44}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: color("sunken") }}
          content={<ChartTip describe={describe} />}
        />
        {MIX_CLASSES.map((name) => (
          <Bar
            key={name}
            dataKey={name}
            stackId="week"
            fill={name === "unknown" ? "url(#hatch-unknown)" : color(name)}
            isAnimationActive={false}
          >
            {data.map(({ week, unfinished }) => (
              <Cell key={week} fillOpacity={unfinished ? 0.55 : 1} />
            ))}
          </Bar>
        ))}
        <Bar
          xAxisId="counts"
          yAxisId="counts"
          dataKey="n"
          fill={color("rule-strong")}
          isAnimationActive={false}
        />
        <ReferenceLine
          xAxisId="counts"
          yAxisId="counts"
          y={0}
          stroke="none"
          label={{ value: `n ≤ ${most}`, position: "left", offset: 8 }}
        />
        <Line
          dataKey="known"
          stroke={color("ink")}
          strokeWidth={1.5}
          dot={false}
          type="step"
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
