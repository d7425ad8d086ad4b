import { z } from "zod";
import { SIGNAL_FAMILIES } from "@/lib/model/composition.ts";

const Signal = z.object({
  rule: z.string(),
  family: z.enum(SIGNAL_FAMILIES),
  tool: z.string().nullable().catch(null),
  where: z.string(),
  sha: z.string().nullable().catch(null),
  p: z.number(),
  points: z.string(),
  quote: z.string().catch(""),
});

export type ShownSignal = z.infer<typeof Signal>;

/** Families that rest on what a person did, not on what the change carries. */
const BEHAVIOUR: ReadonlySet<ShownSignal["family"]> = new Set(["session", "usage"]);

/** The signals of a change as they may be shown: what rests on a person's use reads "vendor telemetry" and nothing more. */
export const signalsOf = (stored: unknown): ShownSignal[] =>
  z
    .array(Signal)
    .catch([])
    .parse(stored)
    .map((signal) =>
      BEHAVIOUR.has(signal.family)
        ? { ...signal, where: "vendor telemetry", tool: null, sha: null, quote: "" }
        : signal,
    );
