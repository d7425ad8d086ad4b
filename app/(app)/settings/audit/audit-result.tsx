import { formatInterval, formatNumber, formatPercent } from "@/components/numbers/format.ts";
import { COMPOSITION_LABEL } from "@/components/numbers/labels.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Section } from "@/components/ui/section.tsx";
import type { Hits } from "@/lib/core/stats/rogan-gladen.ts";
import { LEAST_ANSWERS, type AuditResult as Result } from "@/lib/views/shape-audit.ts";

/** What the answers say: how often AI is found where it is, and the share that is behind the computed one. */
export function AuditResult({ result }: { result: Result }) {
  const { rows, computed, corrected, accuracy, changes } = result;
  return (
    <Section
      id="result"
      title="What it says"
      finding={
        corrected === null
          ? `Not enough answers: ${LEAST_ANSWERS} of each class are needed, with and without AI among them.`
          : `${formatPercent(corrected.value)} of the changes were made with AI (${formatInterval(corrected.low, corrected.high, "share")}); ${formatPercent(computed ?? 0)} were computed.`
      }
    >
      {corrected !== null && (
        <dl className="facts">
          <dt>Found where it is</dt>
          <dd>{shareOf(accuracy.sensitivity)}</dd>
          <dt>Not found where it is not</dt>
          <dd>{shareOf(accuracy.specificity)}</dd>
          <dt>How it is computed</dt>
          <dd>
            Answers weigh as many changes as they stand for; the interval is of 95 % (Rogan and Gladen 1978,
            Lang and Reiczigel 2014). {formatNumber(changes)} changes of the last 365 days.
          </dd>
        </dl>
      )}
      <DataTable
        id="audit-table"
        rows={rows}
        keyOf={({ name }) => name}
        columns={[
          { head: "Computed as", cell: ({ name }) => COMPOSITION_LABEL[name] },
          { head: "Changes", className: "num", cell: ({ changes: all }) => formatNumber(all) },
          { head: "Answered", className: "num", cell: ({ answered }) => formatNumber(answered) },
          {
            head: "Made with AI, by the answers",
            label: "With AI",
            className: "num",
            cell: ({ answered, withAi }) => (answered < LEAST_ANSWERS ? "too few" : formatNumber(withAi)),
          },
        ]}
      />
    </Section>
  );
}

const shareOf = ({ hits, n }: Hits): string =>
  n === 0
    ? "not known"
    : `${formatPercent(hits / n)}, as much as ${formatNumber(Math.round(n))} even answers tell`;
