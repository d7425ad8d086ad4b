/** What no source ever tells, and so no zero on any axis means that nothing was done. */
const NEVER = ["meetings", "chat", "what is said in passing"] as const;

const SAID = {
  specs: "specifications",
  decisions: "decisions",
  reviews: "reviews",
  coordination: "work between teams",
  context: "context files",
  operations: "incidents and on-call",
  builds: "delivered units",
} as const;

/** Lists that the surface is read from; null where no source is connected that could tell. */
export type SurfaceLists = Readonly<Record<keyof typeof SAID, unknown>>;

/** What the profile does not see: what nobody writes down, and the lists whose source is not connected. */
export const notObserved = (lists: SurfaceLists): string[] => [
  ...NEVER,
  ...(Object.keys(SAID) as (keyof typeof SAID)[])
    .filter((name) => lists[name] === null)
    .map((name) => SAID[name]),
];
