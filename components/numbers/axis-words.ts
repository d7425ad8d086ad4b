import type { Axis } from "@/lib/model/surface.ts";

/** How an axis is called, and the unit that it is counted in: none is added to another. */
export const AXIS_WORDS: Readonly<Record<Axis, { readonly label: string; readonly unit: string }>> = {
  specification: { label: "Specification", unit: "issues and files that say what is wanted" },
  decision: { label: "Decision", unit: "records of decisions" },
  review: { label: "Review", unit: "reviews with substance" },
  coordination: { label: "Coordination", unit: "reviews across teams" },
  context: { label: "Context", unit: "changes to files that say how to work here" },
  operations: { label: "Operations", unit: "incidents, runbooks and accounts" },
  build: { label: "Build", unit: "pieces of work delivered" },
};
