import { formatMinute, formatPercent, plural } from "@/components/numbers/format.ts";
import { plainTitle } from "@/components/numbers/plain-title.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Section } from "@/components/ui/section.tsx";
import { changePath } from "@/lib/views/change-path.ts";
import type { PieceOfWork } from "@/lib/views/piece-of-work.ts";

const WHY = {
  issue: "Names the same work item",
  stack: "Stacked pull requests",
  same_work: "Somebody in common, close in time",
  lineage: "Takes back, lands again or copies one of them",
} as const;

type Props = { piece: PieceOfWork | null; id: string; repositoryId: string; teamId: string };

/** The changes that are one piece of work, with what makes them one. */
export function Piece({ piece, id, repositoryId, teamId }: Props) {
  if (piece === null) return null;
  const { changes, ofOtherTeams } = piece;
  const isThis = (change: { id: string; repoId: string }) =>
    change.id === id && change.repoId === repositoryId;
  return (
    <Section
      id="piece"
      title="One piece of work"
      aside="Counted once, however many changes it took."
      finding={ofOtherTeams > 0 && `${plural(ofOtherTeams, "change")} of other teams also belong to it.`}
    >
      <DataTable
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
          { head: "Landed", cell: ({ mergedAt }) => formatMinute(mergedAt) },
          { head: "Why", cell: ({ why }) => (why === null ? "–" : `${WHY[why.rule]}: ${why.evidence}`) },
          {
            head: "Sure",
            className: "num",
            cell: ({ why }) => (why === null ? "–" : formatPercent(why.strength)),
          },
        ]}
      />
    </Section>
  );
}
