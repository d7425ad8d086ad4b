import { color, type ColorName } from "../tokens/tokens.ts";
import { percent } from "./percent.ts";

const HEIGHT = 22;

/** A small multiple: one bar a week, scaled to its own largest. A week without changes stays empty. */
export function SparkBars({ bars, tone }: { bars: readonly (number | null)[]; tone: ColorName }) {
  const step = 1 / Math.max(bars.length, 1);
  return (
    <svg className="spark" width="100%" height={HEIGHT} aria-hidden>
      <line x1="0" x2="100%" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke={color("rule")} />
      {bars.map((share, week) =>
        share === null || share === 0 ? null : (
          <rect
            // oxlint-disable-next-line react/no-array-index-key -- a week is its place
            key={week}
            x={percent(week * step)}
            width={percent(step * 0.78)}
            y={HEIGHT - Math.max(share * HEIGHT, 1)}
            height={Math.max(share * HEIGHT, 1)}
            fill={color(tone)}
          />
        ),
      )}
    </svg>
  );
}
