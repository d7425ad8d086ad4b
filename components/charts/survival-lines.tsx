"use client";

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { SurvivalCurve } from "@/lib/views/team-shapes.ts";
import { formatPercent, formatTick } from "../numbers/format.ts";
import { COMPOSITION_LABEL } from "../numbers/labels.ts";
import { color } from "../tokens/tokens.ts";
import { WIDE } from "./chart-size.ts";
import { ChartTip } from "./chart-tip.tsx";
import { type DayRow, daysOf } from "./prepare-days.ts";

type Props = { data: { curves: readonly SurvivalCurve[]; floor: number }; height: number };

export function SurvivalLines({ data, height }: Props) {
  const { curves, floor } = data;
  const describe = (row: DayRow) => ({
    title: `After ${row.day} days`,
    lines: curves.map(({ composition }) => {
      const share = row[composition];
      return `${COMPOSITION_LABEL[composition]} ${share === null || share === undefined ? "not watched that long" : formatPercent(share)}`;
    }),
  });
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: WIDE.width, height }}>
      <ComposedChart
        data={daysOf(curves)}
        accessibilityLayer
        margin={{ top: 12, right: 16, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke={color("rule")} />
        <XAxis dataKey="day" type="number" ticks={[0, 14, 30, 60, 90]} tickLine={false} axisLine={false} />
        <YAxis
          domain={[floor, 1]}
          tickCount={3}
          tickFormatter={formatTick}
          tickLine={false}
          axisLine={false}
          width={44}
        />
        <Tooltip isAnimationActive={false} content={<ChartTip describe={describe} />} />
        {curves.map(({ composition }) => (
          <Area
            key={`${composition}-band`}
            dataKey={`${composition}Band`}
            type="stepAfter"
            stroke="none"
            fill={color(composition)}
            fillOpacity={0.14}
            isAnimationActive={false}
            activeDot={false}
          />
        ))}
        {curves.map(({ composition }) => (
          <Line
            key={composition}
            dataKey={composition}
            type="stepAfter"
            stroke={color(composition)}
            strokeWidth={2}
            dot={false}
            isAnimationActive={false}
          />
        ))}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
