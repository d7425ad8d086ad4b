import { type ColorName, color } from "../tokens/tokens.ts";
import { barPath } from "./bar-path.ts";
import { placeBars, SPARK_HEIGHT, sparkBox } from "./prepare-bars.ts";

/** A small multiple: one bar a week, scaled to its own largest. A week without changes stays empty. */
export function SparkBars({ bars, tone }: { bars: readonly (number | null)[]; tone: ColorName }) {
  const { viewBox, base } = sparkBox(bars.length);
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
      <path d={barPath(placeBars(bars))} fill={color(tone)} />
    </svg>
  );
}
