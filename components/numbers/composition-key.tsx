"use client";

import { MIX_CLASSES } from "@/lib/model/composition-class.ts";
import { color } from "../tokens/tokens.ts";
import { formatPercent } from "./format.ts";
import { COMPOSITION_LABEL, COMPOSITION_MEANS } from "./labels.ts";
import type { Mix } from "./prepare-strip.ts";

/** The words beside a strip: a swatch, the name and, where a mix is given, the share. */
export function CompositionKey({ mix }: { mix?: Mix }) {
  const total = mix ? MIX_CLASSES.reduce((sum, name) => sum + mix[name], 0) : 0;
  return (
    <ul className="key">
      {MIX_CLASSES.map((name) => (
        <li key={name} title={COMPOSITION_MEANS[name]}>
          <svg width={12} height={12} aria-hidden>
            <rect width={12} height={12} fill={name === "unknown" ? "url(#hatch-unknown)" : color(name)} />
          </svg>
          {COMPOSITION_LABEL[name]}
          {mix && total > 0 && <b>{formatPercent(mix[name] / total)}</b>}
        </li>
      ))}
    </ul>
  );
}
