"use client";

import {
  Bar,
  CartesianGrid,
  Cell,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { MIX_CLASSES } from "@/lib/model/composition-class.ts";
import { formatPercent, formatTick, plural } from "../numbers/format.ts";
import { COMPOSITION_LABEL } from "../numbers/labels.ts";
import { color } from "../tokens/tokens.ts";
import { WIDE } from "./chart-size.ts";
import { ChartTip } from "./chart-tip.tsx";
import type { CompositionColumn } from "./prepare-composition.ts";

const describe = (column: CompositionColumn) => ({
  title: `Week of ${column.label}${column.unfinished ? ", not over yet" : ""}`,
  lines: [
    ...MIX_CLASSES.map(
      (name) => `${COMPOSITION_LABEL[name]} ${column[name] === null ? "none" : formatPercent(column[name])}`,
    ),
    plural(column.n, "change"),
  ],
});

export function CompositionBars({ data }: { data: readonly CompositionColumn[] }) {
  return (
    <ResponsiveContainer
      width="100%"
      aspect={WIDE.width / WIDE.height}
      minHeight={220}
      initialDimension={WIDE}
    >
      <ComposedChart
        data={[...data]}
        accessibilityLayer
        margin={{ top: 12, right: 16, bottom: 0, left: 0 }}
        barCategoryGap="9%"
      >
        <CartesianGrid vertical={false} stroke={color("rule")} />
        <XAxis dataKey="label" tickLine={false} axisLine={false} minTickGap={48} />
        <YAxis
          domain={[0, 1]}
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
