import type { SurvivalCurve } from "@/lib/views/team-shapes.ts";
import { color } from "../tokens/tokens.ts";
import { ChartGrid } from "./chart-grid.tsx";
import type { Box } from "./chart-size.ts";
import { placeSurvival } from "./prepare-survival.ts";

const DASH = { human: undefined, hybrid: "7 3", agent: undefined, unknown: "2 3" } as const;

/** The first paint of survival: a step line and its band for each composition. */
export function SurvivalSvg({
  curves,
  floor,
  box,
}: {
  curves: readonly SurvivalCurve[];
  floor: number;
  box: Box;
}) {
  const { lines, grid, ticks } = placeSurvival(curves, floor, box);
  return (
    <svg viewBox={`0 0 ${box.width} ${box.height}`} aria-hidden>
      <ChartGrid grid={grid} box={box} />
      {lines.map(
        ({ name, band }) =>
          band !== null && <path key={name} d={band} fill={color(name)} fillOpacity={0.14} />,
      )}
      {lines.map(({ name, line, endX, endY }) => (
        <g key={name}>
          <path d={line} fill="none" stroke={color(name)} strokeWidth={2} strokeDasharray={DASH[name]} />
          <circle cx={endX} cy={endY} r={3} fill={color(name)} />
        </g>
      ))}
      {ticks.map(({ day, x }) => (
        <text key={day} x={x} y={box.height - 6} textAnchor={day === 0 ? "start" : "middle"}>
          {day === 0 ? "landed" : day === 90 ? "90 d" : `${day}`}
        </text>
      ))}
    </svg>
  );
}
