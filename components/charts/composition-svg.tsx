import { MIX_CLASSES } from "@/lib/model/composition-class.ts";
import { color } from "../tokens/tokens.ts";
import { barStrokes } from "./bar-strokes.ts";
import { ChartGrid } from "./chart-grid.tsx";
import type { Box } from "./chart-size.ts";
import { type CompositionColumn, placeComposition } from "./prepare-composition.ts";

/** The first paint: shares by week, what is known as a line, the number of changes beneath. */
export function CompositionSvg({ columns, box }: { columns: readonly CompositionColumn[]; box: Box }) {
  const { bars, counts, known, ticks, grid, most } = placeComposition(columns, box);
  return (
    <svg viewBox={`0 0 ${box.width} ${box.height}`} aria-hidden>
      <ChartGrid grid={grid} box={box} />
      {[false, true].flatMap((open) =>
        MIX_CLASSES.map((name) => {
          const own = bars.filter((bar) => bar.name === name && bar.unfinished === open);
          return own.length === 0 ? null : (
            <path
              key={`${name} ${open}`}
              {...barStrokes(own)}
              className={open ? "unsettled" : undefined}
              stroke={name === "unknown" ? "url(#hatch-unknown)" : color(name)}
            />
          );
        }),
      )}
      <path d={known} stroke={color("ink")} strokeWidth={1.5} fill="none" />
      <path {...barStrokes(counts)} stroke={color("rule-strong")} />
      <text x={box.left - 8} y={box.height - box.bottom} textAnchor="end">
        {`n ≤ ${most}`}
      </text>
      {ticks.map(({ id, label, x }) => (
        <text key={id} x={x} y={box.height - 8} textAnchor="middle">
          {label}
        </text>
      ))}
    </svg>
  );
}
