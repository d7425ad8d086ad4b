/** How a change was produced. `automation` (bots that are not generative) stands outside the mix. */
export const COMPOSITION_CLASSES = ["human", "hybrid", "agent", "unknown", "automation"] as const;
export type CompositionClass = (typeof COMPOSITION_CLASSES)[number];

/** The four classes of the mix, in the one order in which they are always drawn. */
export const MIX_CLASSES = [
  "human",
  "hybrid",
  "agent",
  "unknown",
] as const satisfies readonly CompositionClass[];
export type MixClass = (typeof MIX_CLASSES)[number];
