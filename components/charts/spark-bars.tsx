import { type ColorName, color } from "../tokens/tokens.ts";
import { placeBars, SPARK_HEIGHT } from "./prepare-bars.ts";

/** A small multiple: one bar a week, scaled to its own largest. A week without changes stays empty. */
export const SparkBars = ({ bars, tone }: { bars: readonly (number | null)[]; tone: ColorName }) => (
  <svg className="spark" width="100%" height={SPARK_HEIGHT} aria-hidden>
    <line x1="0" x2="100%" y1={SPARK_HEIGHT - 0.5} y2={SPARK_HEIGHT - 0.5} stroke={color("rule")} />
    {placeBars(bars).map(({ id, ...place }) => (
      <rect key={id} {...place} fill={color(tone)} />
    ))}
  </svg>
);
