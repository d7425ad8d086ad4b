import { MIX_CLASSES, type MixClass } from "@/lib/model/composition-class.ts";
import { formatNumber, formatPercent } from "./format.ts";
import { COMPOSITION_LABEL } from "./labels.ts";

export type Mix = Readonly<Record<MixClass, number>>;

export type PreparedStrip = {
  readonly parts: readonly { readonly name: MixClass; readonly from: number; readonly share: number }[];
  /** The known bounds of the AI share: proven, and proven plus unknown. */
  readonly ai: { readonly from: number; readonly low: number; readonly high: number };
  readonly words: string;
};

/** Places the four classes on one line, always in the same order. Null where there is nothing to divide. */
export function prepareStrip(mix: Mix, noun = "changes"): PreparedStrip | null {
  const total = MIX_CLASSES.reduce((sum, name) => sum + mix[name], 0);
  if (total <= 0) return null;
  let from = 0;
  const parts = MIX_CLASSES.map((name) => {
    const part = { name, from, share: mix[name] / total };
    from += part.share;
    return part;
  });
  const low = (mix.hybrid + mix.agent) / total;
  const high = low + mix.unknown / total;
  const shares = parts.map(
    ({ name, share }) => `${COMPOSITION_LABEL[name].toLowerCase()} ${formatPercent(share)}`,
  );
  const bounds =
    low === high
      ? `AI share ${formatPercent(low)}`
      : `AI share between ${formatPercent(low)} and ${formatPercent(high)}`;
  return {
    parts: parts.filter(({ share }) => share > 0),
    ai: { from: mix.human / total, low, high },
    words: `Of ${formatNumber(total)} ${noun}: ${shares.join(", ")}. ${bounds}.`,
  };
}
