import { formatPercent } from "@/components/numbers/format.ts";
import { COMPOSITION_LABEL } from "@/components/numbers/labels.ts";
import { Section } from "@/components/ui/section.tsx";
import type { ChangeItem } from "@/lib/views/change-item.ts";

/** How the change was classified: the class, why, and every signal that was read. */
export function Signals({ made }: { made: ChangeItem["made"] }) {
  if (made === null) return null;
  const sure = made.class === "unknown" ? "" : `, ${formatPercent(made.confidence)} sure`;
  return (
    <Section
      id="made"
      title="How it was made"
      aside={`${COMPOSITION_LABEL[made.class]}${sure}`}
      finding={
        made.corrected === null ? made.reason : `A person corrected this to ${made.corrected}. ${made.reason}`
      }
    >
      {made.signals.length > 0 && (
        <table className="table stacks">
          <thead>
            <tr>
              <th scope="col">Signal</th>
              <th scope="col">Read in</th>
              <th scope="col">Tool</th>
              <th scope="col" className="num">
                Chance of AI content
              </th>
              <th scope="col">Text</th>
            </tr>
          </thead>
          <tbody>
            {made.signals.map((signal) => (
              <tr key={`${signal.rule} ${signal.sha} ${signal.quote}`}>
                <td>
                  <code>{signal.rule}</code>
                </td>
                <td data-label="Read in">
                  {signal.where}
                  {signal.sha && <code className="sub">{signal.sha.slice(0, 10)}</code>}
                </td>
                <td data-label="Tool">{signal.tool ?? "–"}</td>
                <td data-label="Chance of AI" className="num">
                  {formatPercent(signal.p)}
                </td>
                <td data-label="Text">
                  <q className="quote">{signal.quote}</q>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
