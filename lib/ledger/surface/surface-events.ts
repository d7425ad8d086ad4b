import type { SurfaceEvent } from "@/lib/model/surface.ts";
import { coordinationEvents } from "./coordination-events.ts";
import { decisionEvents } from "./decision-events.ts";
import { reviewEvents } from "./review-events.ts";
import { specEvents } from "./spec-events.ts";
import type { SurfaceFacts } from "./surface-facts.ts";
import { buildEvents, contextEvents, operationsEvents } from "./upkeep-events.ts";

/** Everything that was done on the seven axes, with the answer of its gate. What did not pass is kept, to say why it is not counted. */
export const surfaceEvents = (facts: SurfaceFacts): SurfaceEvent[] => [
  ...specEvents(facts.specs ?? []),
  ...decisionEvents(facts.decisions ?? []),
  ...reviewEvents(facts.reviews ?? []),
  ...coordinationEvents(facts.coordination ?? [], facts.reviews ?? []),
  ...contextEvents(facts.context ?? []),
  ...operationsEvents(facts.operations ?? []),
  ...buildEvents(facts.builds ?? []),
];
