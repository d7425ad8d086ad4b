import type { SurfaceEvent } from "@/lib/model/surface.ts";
import { surfaceEvent } from "./surface-event.ts";
import type { BuildFacts, ContextFacts, OperationsFacts } from "./surface-facts.ts";

type Gate = { readonly passed: boolean; readonly why: string };

/** Files kept for agents and people. The gate: fresh and well formed, and loaded in a session where sessions are counted. */
export const contextEvents = (facts: readonly ContextFacts[]): SurfaceEvent[] =>
  facts.map((fact) => surfaceEvent("context", fact, fact.units, contextGate(fact)));

function contextGate({ isFresh, isWellFormed, sessions }: ContextFacts): Gate {
  if (!isFresh) return { passed: false, why: "is out of date" };
  if (!isWellFormed) return { passed: false, why: "is not well formed" };
  if (sessions === 0) return { passed: false, why: "no session loaded it" };
  return { passed: true, why: sessions === null ? "fresh and well formed" : "fresh, well formed and loaded" };
}

/** Incidents, runbooks and accounts of what happened; the last must have led to an action that is done. */
export const operationsEvents = (facts: readonly OperationsFacts[]): SurfaceEvent[] =>
  facts.map((fact) => surfaceEvent("operations", fact, fact.units, operationsGate(fact)));

const operationsGate = ({ kind, closedActions }: OperationsFacts): Gate =>
  kind === "post_mortem" && closedActions === 0
    ? { passed: false, why: "no action of it is done" }
    : { passed: true, why: kind === "post_mortem" ? "an action of it is done" : "took part" };

/** Units that were delivered. The gate: no removal of lines moves their points any more. */
export const buildEvents = (facts: readonly BuildFacts[]): SurfaceEvent[] =>
  facts.map((fact) =>
    surfaceEvent("build", fact, [fact.unit], {
      passed: fact.isSettled,
      why: fact.isSettled ? "settled" : "provisional",
    }),
  );
