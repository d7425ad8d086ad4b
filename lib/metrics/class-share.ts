import type { Json } from "@/lib/core/hash.ts";
import type { LedgerClass } from "@/lib/model/ledger-class.ts";
import { defineMetric, FIRST_VERSION, type Metric, NEVER } from "./metric.ts";
import { exampleFact as fact } from "./sums.ts";

/** What one class of the ledger says of itself; the rest is the same for all of them. */
export type ClassShare = {
  readonly class: LedgerClass;
  readonly id: string;
  readonly title: string;
  readonly definition: string;
  readonly limits: readonly string[];
  readonly never: string;
  readonly settles: Metric["settles"];
  readonly params?: Readonly<Record<string, Json>>;
};

/** The share of gross lines that one class of the ledger holds. */
export const defineClassShare = (of: ClassShare): Metric =>
  defineMetric({
    id: of.id,
    title: of.title,
    unit: "share",
    better: "neither",
    whenEmpty: "unknown",
    read: { as: "ratio-of-sums", of: of.class, over: "gross" },
    settles: of.settles,
    definition: of.definition,
    limits: of.limits,
    prohibited: [...NEVER, of.never],
    counter: "net-share",
    params: of.params ?? {},
    history: FIRST_VERSION,
    examples: [
      {
        because: "40 of 200 lines",
        facts: [fact({ gross: 200, net: of.class === "net" ? 40 : 160, [of.class]: 40 })],
        expect: 0.2,
      },
      {
        because: "weeks are pooled before dividing",
        facts: [fact({ gross: 990 }), fact({ gross: 10, [of.class]: 10 })],
        expect: 0.01,
      },
      { because: "without a changed line there is no share", facts: [fact({ changes: 1 })], expect: null },
    ],
  });
