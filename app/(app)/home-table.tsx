import { CompositionKey } from "@/components/numbers/composition-key.tsx";
import { CompositionStrip } from "@/components/numbers/composition-strip.tsx";
import { FigureCell } from "@/components/numbers/figure-cell.tsx";
import { formatNumber } from "@/components/numbers/format.ts";
import { nextStep } from "@/components/numbers/prepare-home.ts";
import { Link } from "@/components/ui/link.tsx";
import { TableTools } from "@/components/ui/table-tools.tsx";
import type { HomeTeam, HomeView } from "@/lib/views/home-shapes.ts";
import { windowQuery } from "@/lib/views/page-window.ts";

/** One row a team, in order of name: there is no ranking and no way to make one. */
export function HomeTable({ view }: { view: HomeView }) {
  const query = windowQuery(view.window);
  return (
    <>
      <TableTools table="teams" csv={`/api/export/home?${query}`}>
        <CompositionKey />
      </TableTools>
      <table className="table stacks" id="teams">
        <caption className="visually-hidden">Teams, in order of name</caption>
        <thead>
          <tr>
            <th scope="col">Team</th>
            <th scope="col">Composition of changes</th>
            <th scope="col" className="num">
              Net share
            </th>
            <th scope="col" className="num">
              Noise
            </th>
            <th scope="col" className="num">
              Sustaining
            </th>
            <th scope="col" className="num">
              Not surviving
            </th>
            <th scope="col" className="num">
              Changes
            </th>
            <th scope="col">Look at next</th>
          </tr>
        </thead>
        <tbody>
          {view.teams.map((team) => (
            <Row key={team.teamId} team={team} query={query} />
          ))}
        </tbody>
      </table>
      {view.settledTo && (
        <p className="quiet small table-note">
          Net share, noise and lines that did not survive are of the weeks up to {view.settledTo}: later ones
          have not had their 30 days. Composition and changes are of the whole window.
        </p>
      )}
    </>
  );
}

function Row({ team, query }: { team: HomeTeam; query: string }) {
  const next = nextStep(team, query);
  if (!team.isOpen) {
    return (
      <tr>
        <th scope="row">{team.name}</th>
        <td colSpan={7}>
          Fewer than three people have been active within 91 days: showing the team would show somebody.
        </td>
      </tr>
    );
  }
  return (
    <tr>
      <th scope="row">
        <Link href={`/teams/${team.teamId}?${query}`}>{team.name}</Link>
        {team.reading && <span className="sub">still being read; numbers are partial</span>}
      </th>
      <td data-label="Composition" className="cell-strip">
        <CompositionStrip mix={team.mix} />
      </td>
      <td data-label="Net share" className="num">
        <FigureCell figure={team.netShare} />
      </td>
      <td data-label="Noise" className="num">
        <FigureCell figure={team.noiseShare} />
      </td>
      <td data-label="Sustaining" className="num">
        <FigureCell figure={team.sustaining} />
      </td>
      <td data-label="Not surviving" className="num">
        <FigureCell figure={team.notSurviving} />
      </td>
      <td data-label="Changes" className="num">
        <Link href={`/teams/${team.teamId}/ledger?${query}`}>{formatNumber(team.changes)}</Link>
      </td>
      <td data-label="Look at next" className="cell-next">
        {next ? (
          <>
            {next.says} <Link href={next.href}>{next.does}</Link>
          </>
        ) : (
          <span className="quiet">
            {team.changes === 0 ? "Choose a longer or an earlier window" : "Nothing stands out"}
          </span>
        )}
      </td>
    </tr>
  );
}
