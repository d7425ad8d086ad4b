import { formatDay, formatNumber } from "@/components/numbers/format.ts";
import { CLASS_LABEL } from "@/components/numbers/labels.ts";
import { ruleWords } from "@/components/numbers/rule-words.ts";
import { shortRef } from "@/components/numbers/short-ref.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Section } from "@/components/ui/section.tsx";
import { SAID_BY } from "@/lib/model/correction.ts";
import type { ChangeItem } from "@/lib/views/change-item.ts";
import { changePath } from "@/lib/views/change-path.ts";

type Props = {
  entries: ChangeItem["entries"];
  since: "it landed" | "it was closed";
  id: string;
  teamId: string;
  repositoryId: string;
};

/** What later changes, corrections and rules did to the books of this one: entries are added, never changed. */
export function Restated({ entries, since, id, teamId, repositoryId }: Props) {
  const later = entries.filter(({ cause_id }) => cause_id !== id);
  if (later.length === 0) return null;
  return (
    <Section
      id="restated"
      title={`Restated since ${since}`}
      aside="What came later moves lines from one class to another; the sum stays."
    >
      <DataTable
        rows={later}
        // The books are an ordered list that only grows.
        keyOf={(_entry, place) => String(place)}
        columns={[
          { head: "On", cell: (entry) => formatDay(entry.booked_at) },
          {
            head: "Because of",
            cell: ({ cause_id: cause }) =>
              cause.startsWith(SAID_BY.correction) ? (
                <a href="#corrections">a correction</a>
              ) : cause.startsWith(SAID_BY.rule) ? (
                <Link href="/settings/rules">a rule</Link>
              ) : (
                <Link href={changePath(teamId, repositoryId, cause)}>{shortRef(cause)}</Link>
              ),
          },
          { head: "Class", cell: (entry) => CLASS_LABEL[entry.class] },
          { head: "Rule", cell: ({ rule }) => <span title={`Rule ${rule}`}>{ruleWords(rule)}</span> },
          {
            head: "Lines",
            className: "num",
            cell: ({ atoms }) => `${atoms > 0 ? "+" : ""}${formatNumber(atoms)}`,
          },
        ]}
      />
    </Section>
  );
}
