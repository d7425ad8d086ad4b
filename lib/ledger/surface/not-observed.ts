import type { SurfaceFacts } from "./surface-facts.ts";

/** What no source ever tells, and so no zero on any axis means that nothing was done. */
const NEVER = ["meetings", "chat", "what is said in passing"] as const;

const SAID: Readonly<Record<keyof SurfaceFacts, string>> = {
  specs: "specifications",
  decisions: "decisions",
  reviews: "reviews",
  coordination: "work between teams",
  context: "context files",
  operations: "incidents and on-call",
  builds: "delivered units",
};

/** What the profile does not see: what nobody writes down, and the axes whose source is not connected. */
export const notObserved = (facts: SurfaceFacts): string[] => [
  ...NEVER,
  ...(Object.keys(SAID) as (keyof SurfaceFacts)[])
    .filter((name) => facts[name] === null)
    .map((name) => SAID[name]),
];
