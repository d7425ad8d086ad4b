import type { Metadata } from "next";
import { formatDay } from "@/components/numbers/format.ts";
import {
  CLASS_LABEL,
  CLASS_MEANS,
  COMPOSITION_LABEL,
  COMPOSITION_MEANS,
  familyOf,
} from "@/components/numbers/labels.ts";
import { Link } from "@/components/ui/link.tsx";
import { Section } from "@/components/ui/section.tsx";
import { readFamilies } from "@/lib/core/family-policy.ts";
import { metricById, metrics } from "@/lib/metrics/registry.ts";
import { COMPOSITION_CLASSES } from "@/lib/model/composition-class.ts";
import { FAMILY_POLICY, LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import { loadPage } from "../../load-page.ts";
import { Shell } from "../shell.tsx";
import { ComplexityEntry } from "./complexity-entry.tsx";
import { MetricEntry } from "./metric-entry.tsx";

export const metadata: Metadata = { title: "Definitions" };

export default async function DefinitionsPage() {
  const { person, access, repositories, view: families } = await loadPage(({ tx }) => readFamilies(tx));
  return (
    <Shell person={person} access={access} repositories={repositories}>
      <header className="page-head">
        <h1>Definitions</h1>
        <p className="finding">
          Printed from the modules that compute the numbers, so what stands here is what is done. A changed
          formula gets a new version and a dated line of its history.
        </p>
      </header>
      <nav aria-label="Numbers">
        <ul className="index">
          <li>
            <a href="#complexity">Complexity points</a>
          </li>
          {metrics.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <Section
        id="classes"
        title="What becomes of a line"
        aside={`Policy ${FAMILY_POLICY.version}: the first class that applies wins`}
      >
        <dl className="glossary">
          {LEDGER_CLASSES.map((name) => (
            <div key={name}>
              <dt>
                {CLASS_LABEL[name]}{" "}
                <span className="quiet">
                  {families[name]}
                  {families[name] !== familyOf(name) &&
                    ` by this organisation’s rules; shipped as ${familyOf(name)}`}
                </span>
              </dt>
              <dd>{CLASS_MEANS[name]}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section id="compositions" title="How a change was made">
        <dl className="glossary">
          {COMPOSITION_CLASSES.map((name) => (
            <div key={name}>
              <dt>{COMPOSITION_LABEL[name]}</dt>
              <dd>{COMPOSITION_MEANS[name]}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section id="weight" title="How hard a piece of work was">
        <ComplexityEntry />
      </Section>
      <Section id="numbers" title="Numbers">
        {metrics.map((metric) => (
          <MetricEntry
            key={metric.id}
            metric={metric}
            counter={metricById(metric.counter)?.title ?? metric.counter}
          />
        ))}
      </Section>
      <p className="quiet small">
        Last change of a formula:{" "}
        {formatDay(
          metrics
            .map(({ history }) => history[0]?.date ?? "")
            .toSorted()
            .at(-1) ?? "1970-01-01",
        )}
        . <Link href="/">Back to the teams</Link>
      </p>
    </Shell>
  );
}
