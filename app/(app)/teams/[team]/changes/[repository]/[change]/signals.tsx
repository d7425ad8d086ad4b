import { formatPercent } from "@/components/numbers/format.ts";
import { COMPOSITION_LABEL } from "@/components/numbers/labels.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
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
        <DataTable
          rows={made.signals}
          keyOf={({ rule, sha, quote }) => `${rule} ${sha} ${quote}`}
          columns={[
            { head: "Signal", cell: ({ rule }) => <code>{rule}</code> },
            {
              head: "Read in",
              cell: ({ where, sha }) => (
                <>
                  {where}
                  {sha && <code className="sub">{sha.slice(0, 10)}</code>}
                </>
              ),
            },
            { head: "Tool", cell: ({ tool }) => tool ?? "–" },
            {
              head: "Chance of AI content",
              label: "Chance of AI",
              className: "num",
              cell: ({ p }) => formatPercent(p),
            },
            { head: "Text", cell: ({ quote }) => <q className="quote">{quote}</q> },
          ]}
        />
      )}
    </Section>
  );
}
