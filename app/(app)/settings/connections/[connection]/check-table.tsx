import { formatMinute, plural } from "@/components/numbers/format.ts";
import { CALL_WORD } from "@/components/sources/source-words.ts";
import { StandingMark } from "@/components/sources/standing-mark.tsx";
import { Section } from "@/components/ui/section.tsx";
import type { ConnectionHead } from "@/lib/views/connection-head.ts";

const MARK = { ok: "ok", missing: "blocked", failed: "failed", not_used: "paused" } as const;

/** What the last test found, call by call: what works, what is missing, what it costs, what to do. */
export function CheckTable({ head: { check, checkedAt, state } }: { head: ConnectionHead }) {
  if (check === null || checkedAt === null) return null;
  const works = check.filter(({ state }) => state === "ok").length;
  return (
    <Section
      id="test"
      title="Test"
      aside={`Tested ${formatMinute(checkedAt)}`}
      finding={
        works === check.length
          ? state === "failed"
            ? `All ${plural(check.length, "call")} that reading makes worked then. Test again.`
            : `All ${plural(check.length, "call")} that reading makes work.`
          : `${works} of ${plural(check.length, "call")} that reading makes work.`
      }
    >
      <details open={works < check.length}>
        <summary>Call by call</summary>
        <table className="table stacks">
          <thead>
            <tr>
              <th scope="col">Call</th>
              <th scope="col">Result</th>
              <th scope="col">Needs</th>
              <th scope="col">What to do, and what it costs without</th>
            </tr>
          </thead>
          <tbody>
            {check.map(({ call, needs, state, costs, fix }) => (
              <tr key={call}>
                <th scope="row">{call}</th>
                <td data-label="Result">
                  <StandingMark standing={MARK[state]} word={CALL_WORD[state]} />
                </td>
                <td data-label="Needs">{needs}</td>
                <td data-label="What to do">{state === "ok" ? "–" : `${fix ?? ""} ${costs}`.trim()}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Section>
  );
}
