"use client";

import { percent } from "../charts/percent.ts";
import { color } from "../tokens/tokens.ts";
import { type Mix, prepareStrip } from "./prepare-strip.ts";

/** The signature of a composition: human, hybrid, agent, unknown, with a bracket over the known bounds of the AI share. */
export function CompositionStrip({ mix, noun, tall = false }: { mix: Mix; noun?: string; tall?: boolean }) {
  const strip = prepareStrip(mix, noun);
  if (strip === null)
    return <span className="strip-empty">No change by people or agents in this window</span>;
  const height = tall ? 16 : 10;
  const { ai } = strip;
  return (
    <svg className="strip" width="100%" height={height + 7} role="img" aria-label={strip.words}>
      <title>{strip.words}</title>
      {strip.parts.map(({ name, from, share }) => (
        <rect
          key={name}
          x={percent(from)}
          y={0}
          width={percent(share)}
          height={height}
          fill={name === "unknown" ? "url(#hatch-unknown)" : color(name)}
        />
      ))}
      {strip.parts.slice(1).map(({ name, from }) => (
        <line
          key={name}
          x1={percent(from)}
          x2={percent(from)}
          y1={0}
          y2={height}
          stroke={color("ground")}
          strokeWidth={1}
        />
      ))}
      <g stroke={color("ink-2")} strokeWidth={1}>
        <line x1={percent(ai.from)} x2={percent(ai.from + ai.low)} y1={height + 4.5} y2={height + 4.5} />
        {ai.high > ai.low && (
          <line
            x1={percent(ai.from + ai.low)}
            x2={percent(ai.from + ai.high)}
            y1={height + 4.5}
            y2={height + 4.5}
            strokeDasharray="2 3"
          />
        )}
      </g>
    </svg>
  );
}
