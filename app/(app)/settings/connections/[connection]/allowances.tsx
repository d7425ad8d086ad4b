import { formatMinute, formatNumber } from "@/components/numbers/format.ts";
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
      <table className="table stacks">
        <thead>
          <tr>
            <th scope="col">Of what</th>
            <th scope="col" className="num">
              Left
            </th>
            <th scope="col">Full again</th>
            <th scope="col">Note</th>
          </tr>
        </thead>
        <tbody>
          {told.map(({ resource, allowance, remaining, resetsAt, closedUntil, reason }) => (
            <tr key={resource}>
              <th scope="row">{NAME[resource] ?? resource}</th>
              <td data-label="Left" className="num">
                {remaining === null ? "–" : formatNumber(remaining)}
                {allowance !== null && ` of ${formatNumber(allowance)}`}
              </td>
              <td data-label="Full again">{resetsAt ? formatMinute(resetsAt) : "–"}</td>
              <td data-label="Note">
                {closedUntil !== null && closedUntil > at
                  ? `No request before ${formatMinute(closedUntil)}. ${reason ?? ""}`
                  : "–"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
