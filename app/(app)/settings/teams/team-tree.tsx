import { formatDay, plural } from "@/components/numbers/format.ts";
import { Link } from "@/components/ui/link.tsx";
import type { PageTeam } from "@/lib/views/team-tree.ts";

const ORIGIN: Readonly<Record<string, string>> = { github: "GitHub", csv: "A table", typed: "Typed here" };

/** The teams, each below the one it belongs to. */
export const TeamTree = ({ teams, chosen }: { teams: readonly PageTeam[]; chosen: string | null }) => (
  <table className="table stacks" id="team-tree">
    <thead>
      <tr>
        <th scope="col">Team</th>
        <th scope="col">In it now</th>
        <th scope="col">Comes from</th>
      </tr>
    </thead>
    <tbody>
      {teams.map((team) => (
        <tr key={team.id}>
          <th scope="row">
            <span className="tree-step" aria-hidden>
              {"└ ".padStart(team.depth * 2 + 2, "\u2003").slice(team.depth === 0 ? 99 : 0)}
            </span>
            <Link
              href={`/settings/teams?team=${team.id}#team`}
              aria-current={team.id === chosen ? "true" : undefined}
            >
              {team.name}
            </Link>
          </th>
          <td data-label="In it now">
            {team.removedAt === null
              ? plural(team.members, "person", "people")
              : `Ended ${formatDay(team.removedAt)}`}
          </td>
          <td data-label="Comes from">
            {ORIGIN[team.origin]}
            {team.origin === "github" && team.edited.length > 0 && <span className="sub">changed here</span>}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
