import { formatMinute, formatNumber } from "@/components/numbers/format.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Section } from "@/components/ui/section.tsx";
import type { KeptQuota } from "@/lib/views/connection-streams.ts";

const NAME: Readonly<Record<string, string>> = {
  graphql: "GraphQL points",
  rest: "REST requests",
  jira: "Jira requests",
  "*": "Everything",
};

/** What the host still allows, and when it allows more. A part is kept back for what people wait for. */
export function Allowances({ quotas, at }: { quotas: readonly KeptQuota[]; at: Date }) {
  const told = quotas.filter(
    ({ allowance, closedUntil }) => allowance !== null || (closedUntil !== null && closedUntil > at),
  );
  if (told.length === 0) return null;
  return (
    <Section id="allowance" title="Allowance" aside="A part is kept back for what people wait for">
      <DataTable
        rows={told}
        keyOf={({ resource }) => resource}
        columns={[
          { head: "Of what", cell: ({ resource }) => NAME[resource] ?? resource },
          {
            head: "Left",
            className: "num",
            cell: ({ remaining, allowance }) =>
              [
                remaining === null ? "–" : formatNumber(remaining),
                ...(allowance === null ? [] : [`of ${formatNumber(allowance)}`]),
              ].join(" "),
          },
          { head: "Full again", cell: ({ resetsAt }) => (resetsAt ? formatMinute(resetsAt) : "–") },
          {
            head: "Note",
            cell: ({ closedUntil, reason }) =>
              closedUntil !== null && closedUntil > at
                ? `No request before ${formatMinute(closedUntil)}. ${reason ?? ""}`
                : "–",
          },
        ]}
      />
    </Section>
  );
}
