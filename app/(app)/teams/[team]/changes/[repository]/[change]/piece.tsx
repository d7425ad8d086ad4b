import { formatMinute, formatPercent, plural } from "@/components/numbers/format.ts";
import { plainTitle } from "@/components/numbers/plain-title.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Section } from "@/components/ui/section.tsx";
import { changePath } from "@/lib/views/change-path.ts";
import type { PieceOfWork } from "@/lib/views/piece-of-work.ts";
import type { UnitWeight } from "@/lib/views/unit-weight.ts";
import { Weight } from "./weight.tsx";

const WHY = {
  issue: "Names the same work item",
  stack: "Stacked pull requests",
  same_work: "Somebody in common, close in time",
  lineage: "Takes back, lands again or copies one of them",
} as const;

type Props = {
  piece: PieceOfWork | null;
  weight: UnitWeight | null;
  id: string;
  repositoryId: string;
  teamId: string;
};

/** How hard the piece of work was, and the changes that are one with this one, with what makes them one. */
export function Piece({ piece, weight, ...place }: Props) {
  if (piece === null && weight === null) return null;
  const others = piece?.ofOtherTeams ?? 0;
  return (
    <Section
      id="piece"
      title="One piece of work"
      aside={piece === null ? "This change by itself." : "Counted once, however many changes it took."}
      finding={others > 0 && `${plural(others, "change")} of other teams also belong to it.`}
    >
      {weight && <Weight weight={weight} />}
      {piece && (
        <div className={weight ? "beneath" : undefined}>
          <Changes changes={piece.changes} {...place} />
        </div>
      )}
    </Section>
  );
}

type ChangesProps = {
  changes: PieceOfWork["changes"];
  id: string;
  repositoryId: string;
  teamId: string;
};

function Changes({ changes, id, repositoryId, teamId }: ChangesProps) {
  const isThis = (change: { id: string; repoId: string }) =>
    change.id === id && change.repoId === repositoryId;
  return (
    <DataTable
      caption="Its changes"
      rows={changes}
      keyOf={({ repoId, id: each }) => `${repoId} ${each}`}
      columns={[
        {
          head: "Change",
          cell: (change) =>
            isThis(change) ? (
              <>{plainTitle(change.title)} (this change)</>
            ) : (
              <Link href={changePath(teamId, change.repoId, change.id)}>{plainTitle(change.title)}</Link>
            ),
        },
        { head: "Repository", cell: ({ repository }) => repository },
        { head: "Landed or closed", cell: ({ mergedAt }) => formatMinute(mergedAt) },
        { head: "Why", cell: ({ why }) => (why === null ? "–" : `${WHY[why.rule]}: ${why.evidence}`) },
        {
          head: "Sure",
          className: "num",
          cell: ({ why }) => (why === null ? "–" : formatPercent(why.strength)),
        },
      ]}
    />
  );
}
