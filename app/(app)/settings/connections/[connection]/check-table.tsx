import { formatMinute, plural } from "@/components/numbers/format.ts";
import { CALL_WORD } from "@/components/sources/source-words.ts";
import { StandingMark } from "@/components/sources/standing-mark.tsx";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Section } from "@/components/ui/section.tsx";
import type { ConnectionHead } from "@/lib/views/connection-head.ts";

const MARK = { ok: "ok", missing: "blocked", failed: "failed", not_used: "paused" } as const;

/** What the last test found, call by call: what works, what is missing, what it costs, what to do. */
export function CheckTable({ head: { check, checkedAt, state } }: { head: ConnectionHead }) {
  if (check === null || checkedAt === null) return null;
  const works = check.filter((call) => call.state === "ok").length;
  // It does not work now although the call that everything rests on did: what worked then is no good news any more.
  const isPast = state === "failed" && check[0]?.state === "ok";
  const of =
    works === check.length ? `All ${plural(works, "call")}` : `${works} of ${plural(check.length, "call")}`;
  return (
    <Section
      id="test"
      title="Test"
      aside={`Tested ${formatMinute(checkedAt)}`}
      finding={
        isPast ? `${of} that reading makes worked then. Test again.` : `${of} that reading makes work.`
      }
    >
      <details open={works < check.length && !isPast}>
        <summary>Call by call</summary>
        <DataTable
          rows={check}
          keyOf={({ call }) => call}
          columns={[
            { head: "Call", cell: ({ call }) => call },
            {
              head: "Result",
              cell: (one) =>
                isPast && one.state === "ok" ? (
                  <StandingMark standing="paused" word="Worked then" />
                ) : (
                  <StandingMark standing={MARK[one.state]} word={CALL_WORD[one.state]} />
                ),
            },
            { head: "Needs", cell: ({ needs }) => needs },
            {
              head: "What to do, and what it costs without",
              label: "What to do",
              cell: (one) => (one.state === "ok" ? "–" : `${one.fix ?? ""} ${one.costs}`.trim()),
            },
          ]}
        />
      </details>
    </Section>
  );
}
