import type { CompositionClass } from "@/lib/model/composition-class.ts";
import { color } from "../tokens/tokens.ts";
import { COMPOSITION_LABEL, COMPOSITION_MEANS } from "./labels.ts";

/** The composition of one change: its swatch and its name. */
export const CompositionMark = ({ name }: { name: CompositionClass }) => (
  <span className="mark" title={COMPOSITION_MEANS[name]}>
    <svg className="swatch" width={12} height={12} aria-hidden>
      <rect width={12} height={12} fill={name === "unknown" ? "url(#hatch-unknown)" : color(name)} />
    </svg>
    {COMPOSITION_LABEL[name]}
  </span>
);
