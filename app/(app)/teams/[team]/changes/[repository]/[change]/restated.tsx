import { formatDay, formatNumber } from "@/components/numbers/format.ts";
import { CLASS_LABEL } from "@/components/numbers/labels.ts";
import { ruleWords } from "@/components/numbers/rule-words.ts";
import { Link } from "@/components/ui/link.tsx";
import { Section } from "@/components/ui/section.tsx";
import type { ChangeItem } from "@/lib/views/change-item.ts";
import { changePath } from "@/lib/views/change-path.ts";

type Props = { entries: ChangeItem["entries"]; id: string; teamId: string; repositoryId: string };

/** What later changes did to the books of this one: entries are added, never changed. */
export function Restated({ entries, id, teamId, repositoryId }: Props) {
  const later = entries.filter(({ cause_id }) => cause_id !== id);
  if (later.length === 0) return null;
  return (
    <Section
      id="restated"
      title="Restated since it landed"
      aside="Each later change moves lines from one class to another; the sum stays."
    >
      <table className="table stacks">
        <thead>
          <tr>
            <th scope="col">On</th>
            <th scope="col">Because of</th>
            <th scope="col">Class</th>
            <th scope="col">Rule</th>
            <th scope="col" className="num">
              Lines
            </th>
          </tr>
        </thead>
        <tbody>
          {later.map((entry, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the books are an ordered list that only grows
            <tr key={index}>
              <th scope="row">{formatDay(entry.booked_at)}</th>
              <td data-label="Because of">
                <Link href={changePath(teamId, repositoryId, entry.cause_id)}>
                  {entry.cause_id.replace("pr:", "#").replace(/^push:(.{10}).*/, "$1")}
                </Link>
              </td>
              <td data-label="Class">{CLASS_LABEL[entry.class]}</td>
              <td data-label="Rule">
                <span title={`Rule ${entry.rule}`}>{ruleWords(entry.rule)}</span>
              </td>
              <td data-label="Lines" className="num">
                {entry.atoms > 0 ? "+" : ""}
                {formatNumber(entry.atoms)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
