import type { Axis } from "@/lib/model/surface.ts";
import { exampleEvent as event } from "./measure-surface.ts";
import { defineMetric, type Metric, type MetricUnit, NEVER } from "./metric.ts";

type Words = {
  readonly axis: Axis;
  readonly title: string;
  readonly unit?: MetricUnit;
  readonly definition: string;
  readonly limits: readonly string[];
};

/** A number of records on one axis of the contribution surface. Each axis has a unit of its own: none is added to another. */
export const surfaceAxis = ({ axis, title, unit = "records", definition, limits }: Words): Metric =>
  defineMetric({
    id: `surface-${axis}`,
    title,
    unit,
    better: "neither",
    whenEmpty: "zero",
    read: { as: "surface", give: "events", axis },
    settles: "at-merge",
    definition,
    limits: [
      ...limits,
      "Meetings, chat and what is said in passing leave no record: none on record does not mean that nothing was done.",
    ],
    prohibited: [...NEVER, "Adding it to another axis, or ranking axes."],
    counter: "upstream-participation",
    params: {},
    history: [{ version: 1, date: "2026-11-22", change: "First version." }],
    examples: [
      {
        because: "two records passed the gate and one did not",
        surface: {
          events: [
            event({ axis, id: "1" }),
            event({ axis, id: "2", by: "assisted" }),
            event({ axis, id: "3", passed: false }),
          ],
          delivered: [],
        },
        expect: 2,
      },
      {
        because: "records of other axes are not counted here",
        surface: {
          events: [event({ axis: axis === "review" ? "decision" : "review" })],
          delivered: [],
        },
        expect: 0,
      },
    ],
  });
