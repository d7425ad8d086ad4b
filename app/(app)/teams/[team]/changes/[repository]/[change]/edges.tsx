import { formatNumber, formatPercent } from "@/components/numbers/format.ts";
import { plainTitle } from "@/components/numbers/plain-title.ts";
import { ruleWords } from "@/components/numbers/rule-words.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Section } from "@/components/ui/section.tsx";
import type { ChangeItem } from "@/lib/views/change-item.ts";
import { changePath } from "@/lib/views/change-path.ts";

const SAYS = {
  revert: ["Reverts", "Reverted by"],
  reland: ["Lands again", "Landed again by"],
  duplicate: ["Copy of", "Copied by"],
  promotion: ["Promotes", "Promoted by"],
} as const;

type Props = { edges: ChangeItem["edges"]; id: string; teamId: string; repositoryId: string };

/** Changes that this one reverts, copies, promotes or lands again, and those that do it to this one. */
export function Edges({ edges, id, teamId, repositoryId }: Props) {
  if (edges.length === 0) return null;
  return (
    <Section id="edges" title="Related changes">
      <DataTable
        rows={edges.map(
          (edge) =>
            ({
              ...edge,
              side: edge.from_id === id ? 0 : 1,
              other: edge.from_id === id ? edge.to_id : edge.from_id,
            }) as const,
        )}
        keyOf={(edge) => `${edge.kind} ${edge.from_id} ${edge.to_id} ${edge.rule}`}
        columns={[
          { head: "Relation", cell: ({ kind, side }) => SAYS[kind][side] },
          {
            head: "Change",
            cell: ({ other, other_title }) =>
              other === "" ? (
                "several changes"
              ) : (
                <Link href={changePath(teamId, repositoryId, other)}>{plainTitle(other_title ?? other)}</Link>
              ),
          },
          { head: "Rule", cell: ({ rule }) => <span title={`Rule ${rule}`}>{ruleWords(rule)}</span> },
          { head: "Matching lines", className: "num", cell: (edge) => formatNumber(edge.matched_atoms) },
          { head: "Sure", className: "num", cell: (edge) => formatPercent(edge.confidence) },
        ]}
      />
    </Section>
  );
}
