import { formatValue } from "@/components/numbers/format.ts";
import { termInWords } from "@/components/numbers/prepare-sum.ts";
import { formulaOf } from "@/lib/metrics/formula.ts";
import type { Metric } from "@/lib/metrics/metric.ts";
import { VersionHistory } from "./version-history.tsx";

const SETTLES = { "at-merge": "settled at merge", "after-30-days": "settled after 30 days" } as const;

function formula({ read }: Metric): string {
  switch (read.as) {
    case "ratio-of-sums":
      return `(${termInWords(read.of)}) ÷ (${termInWords(read.over)})`;
    case "sum":
      return `Sum of ${termInWords(read.of)}`;
    case "survival":
      return `Kaplan–Meier estimate over ${read.horizonDays} days, ${read.give === "share" ? "share alive at the end" : "mean days lived"}`;
    case "points":
    case "surface":
      return formulaOf({ read });
    case "custom":
      return "By its own rule, described above";
  }
}

/** One number, whole: what it means, how it is computed, where it ends, what it must not be used for. */
export function MetricEntry({ metric, counter }: { metric: Metric; counter: string }) {
  return (
    <article className="definition" id={metric.id} aria-labelledby={`${metric.id}-title`}>
      <h3 id={`${metric.id}-title`}>{metric.title}</h3>
      <p className="prose">{metric.definition}</p>
      <dl className="facts">
        <dt>Computed as</dt>
        <dd>{formula(metric)}</dd>
        {metric.bounds && (
          <>
            <dt>Range</dt>
            <dd>{metric.bounds.because}</dd>
          </>
        )}
        <dt>Limits</dt>
        <dd>
          <ul className="lines">
            {metric.limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </dd>
        <dt>Never for</dt>
        <dd>
          <ul className="lines">
            {metric.prohibited.map((use) => (
              <li key={use}>{use}</li>
            ))}
          </ul>
        </dd>
        <dt>Read beside</dt>
        <dd>
          <a href={`#${metric.counter}`}>{counter}</a>; {SETTLES[metric.settles]}
        </dd>
        <dt>Examples</dt>
        <dd>
          <ul className="lines">
            {metric.examples.map(({ because, expect }) => (
              <li key={because}>
                {because}: <b>{expect === null ? "not known" : formatValue(expect, metric.unit)}</b>
              </li>
            ))}
          </ul>
        </dd>
        <dt>History</dt>
        <dd>
          <VersionHistory history={metric.history} />
        </dd>
      </dl>
    </article>
  );
}
