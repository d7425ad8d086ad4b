import { formatPercent } from "@/components/numbers/format.ts";
import { COMPOSITION_LABEL } from "@/components/numbers/labels.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Section } from "@/components/ui/section.tsx";
import { SAID_BY } from "@/lib/model/correction.ts";
import type { ChangeItem } from "@/lib/views/change-item.ts";

/** How the change was classified: the class, why, and every signal that was read. */
export function Signals({ made }: { made: ChangeItem["made"] }) {
  if (made === null) return null;
  const { stated_class: stated, stated_by } = made;
  const by = stated_by?.startsWith(SAID_BY.rule)
    ? "A rule of the organisation says"
    : "A person corrected this to";
  const sure = made.class === "unknown" ? "" : `, ${formatPercent(made.confidence)} sure`;
  return (
    <Section
      id="made"
      title="How it was made"
      aside={stated === null ? `${COMPOSITION_LABEL[made.class]}${sure}` : COMPOSITION_LABEL[stated]}
      finding={
        stated === null
          ? made.reason
          : `${by} ${COMPOSITION_LABEL[stated].toLowerCase()}. Computed was ${COMPOSITION_LABEL[made.class].toLowerCase()}${sure}: ${made.reason}`
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
