import { CompositionKey } from "@/components/numbers/composition-key.tsx";
import { CompositionStrip } from "@/components/numbers/composition-strip.tsx";
import { FigureCell } from "@/components/numbers/figure-cell.tsx";
import { formatNumber, plural } from "@/components/numbers/format.ts";
import { nextStep } from "@/components/numbers/prepare-home.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Link } from "@/components/ui/link.tsx";
import { TableTools } from "@/components/ui/table-tools.tsx";
import type { HomeTeam, HomeView } from "@/lib/views/home-shapes.ts";
import { windowQuery } from "@/lib/views/page-window.ts";

/** One row a team, in order of name, then what belongs to no team: there is no ranking and no way to make one. */
export function HomeTable({ view }: { view: HomeView }) {
  const query = windowQuery(view.window);
  return (
    <>
      <TableTools table="teams" csv={`/api/export/home?${query}`}>
        <CompositionKey />
      </TableTools>
      <DataTable
        id="teams"
        caption={<span className="visually-hidden">Teams in order of name, then repositories</span>}
        rows={view.teams}
        keyOf={({ teamId }) => teamId}
        insteadOf={({ isOpen }) =>
          isOpen
            ? null
            : "Fewer than three people have been active within 91 days: showing the team would show somebody."
        }
        columns={[
          {
            head: "Team",
            cell: ({ isOpen, teamId, name, reading, isBesideTeams, nesting }) => (
              <>
                {isOpen ? <Link href={`/teams/${teamId}?${query}`}>{name}</Link> : name}
                {nesting.teamsBelow > 0 && (
                  <span className="sub">
                    with {plural(nesting.teamsBelow, "team")} below it, counted in this row too
                  </span>
                )}
                {nesting.within !== null && <span className="sub">part of {nesting.within}</span>}
                {isBesideTeams && <span className="sub">repository: authors in no team</span>}
                {isOpen && reading && <span className="sub">still being read; numbers are partial</span>}
              </>
            ),
          },
          {
            head: "Composition of changes",
            label: "Composition",
            className: "cell-strip",
            cell: ({ mix }) => <CompositionStrip mix={mix} />,
          },
          { head: "Net share", className: "num", cell: ({ netShare }) => <FigureCell figure={netShare} /> },
          { head: "Noise", className: "num", cell: ({ noiseShare }) => <FigureCell figure={noiseShare} /> },
          {
            head: "Sustaining",
            className: "num",
            cell: ({ sustaining }) => <FigureCell figure={sustaining} />,
          },
          {
            head: "Not surviving",
            className: "num",
            cell: ({ notSurviving }) => <FigureCell figure={notSurviving} />,
          },
          {
            head: "Changes",
            className: "num",
            cell: ({ teamId, changes }) => (
              <Link href={`/teams/${teamId}/ledger?${query}`}>{formatNumber(changes)}</Link>
            ),
          },
          {
            head: "Look at next",
            className: "cell-next",
            cell: (team) => <Next team={team} query={query} />,
          },
        ]}
      />
      {view.teams.some(({ nesting }) => nesting.teamsBelow > 0) && (
        <p className="quiet small table-note">
          Rows do not add up: a team above others counts their changes too, and they have rows of their own.
        </p>
      )}
      {view.settledTo && (
        <p className="quiet small table-note">
          Net share, noise and lines that did not survive are of the weeks up to {view.settledTo}: later ones
          have not had their 30 days. Composition and changes are of the whole window.
        </p>
      )}
    </>
  );
}

function Next({ team, query }: { team: HomeTeam; query: string }) {
  const next = nextStep(team, query);
  if (next !== null)
    return (
      <>
        {next.says} <Link href={next.href}>{next.does}</Link>
      </>
    );
  return (
    <span className="quiet">
      {team.changes === 0 ? "Choose a longer or an earlier window" : "Nothing stands out"}
    </span>
  );
}
