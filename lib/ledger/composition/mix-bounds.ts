import { MIX_CLASSES, type MixClass } from "@/lib/model/composition-class.ts";

/** How much there is of each class: changes, lines or points. */
export type MixCounts = Readonly<Record<MixClass, number>>;

export type MixBounds = {
  /** 0 to 1 of all. */
  readonly shares: MixCounts;
  /** The share of AI lies between what is known to be hybrid or an agent's, and that and all that is unknown. */
  readonly low: number;
  readonly high: number;
  /** Of what is known alone. Not a headline: it takes the unknown to be like the known. Null where nothing is known. */
  readonly knownOnly: number | null;
};

/** What is known of the share of AI, with the unknown kept apart. Null where there is nothing. */
export function mixBounds(mix: MixCounts): MixBounds | null {
  const all = MIX_CLASSES.reduce((sum, name) => sum + mix[name], 0);
  if (all === 0) return null;
  const ai = mix.hybrid + mix.agent;
  const known = all - mix.unknown;
  return {
    shares: {
      human: mix.human / all,
      hybrid: mix.hybrid / all,
      agent: mix.agent / all,
      unknown: mix.unknown / all,
    },
    low: ai / all,
    high: (ai + mix.unknown) / all,
    knownOnly: known === 0 ? null : ai / known,
  };
}
