import { type ColorName, color } from "../tokens/tokens.ts";
import { barStrokes } from "./bar-strokes.ts";
import { placeBars, SPARK_HEIGHT, scaleBars, sparkBox } from "./prepare-bars.ts";

/** A small multiple: one bar a week, scaled to its own largest. A week without changes stays empty. */
export function SparkBars({ byWeek, tone }: { byWeek: readonly (number | null)[]; tone: ColorName }) {
  const { viewBox, base } = sparkBox(byWeek.length);
  return (
    <svg
      className="spark"
      width="100%"
      height={SPARK_HEIGHT}
      viewBox={viewBox}
      preserveAspectRatio="none"
      aria-hidden
    >
      <path d={base} fill={color("rule")} />
      <path {...barStrokes(placeBars(scaleBars(byWeek)))} stroke={color(tone)} />
    </svg>
  );
}
