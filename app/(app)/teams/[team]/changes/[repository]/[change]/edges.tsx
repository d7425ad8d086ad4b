import { formatNumber, formatPercent } from "@/components/numbers/format.ts";
import { ruleWords } from "@/components/numbers/rule-words.ts";
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
      <table className="table stacks">
        <thead>
          <tr>
            <th scope="col">Relation</th>
            <th scope="col">Change</th>
            <th scope="col">Rule</th>
            <th scope="col" className="num">
              Matching lines
            </th>
            <th scope="col" className="num">
              Sure
            </th>
          </tr>
        </thead>
        <tbody>
          {edges.map((edge) => {
            const other = edge.from_id === id ? edge.to_id : edge.from_id;
            return (
              <tr key={`${edge.kind} ${edge.from_id} ${edge.to_id} ${edge.rule}`}>
                <td>{SAYS[edge.kind][edge.from_id === id ? 0 : 1]}</td>
                <td data-label="Change">
                  {other === "" ? (
                    "several changes"
                  ) : (
                    <Link href={changePath(teamId, repositoryId, other)}>{edge.other_title ?? other}</Link>
                  )}
                </td>
                <td data-label="Rule">
                  <span title={`Rule ${edge.rule}`}>{ruleWords(edge.rule)}</span>
                </td>
                <td data-label="Matching lines" className="num">
                  {formatNumber(edge.matched_atoms)}
                </td>
                <td data-label="Sure" className="num">
                  {formatPercent(edge.confidence)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}
