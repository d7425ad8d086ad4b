import type { Metadata } from "next";
import { formatDay } from "@/components/numbers/format.ts";
import { Link } from "@/components/ui/link.tsx";
import { PageState } from "@/components/ui/page-state.tsx";
import { dataEnd, type FrameRepository } from "@/lib/views/org-frame.ts";
import { teamFrame } from "@/lib/views/team-frame.ts";
import { loadPage } from "../../load-page.ts";
import { Shell } from "../shell.tsx";

export const metadata: Metadata = { title: "Teams" };

export default async function TeamsPage() {
  const { person, access, repositories, view } = await loadPage(({ tx, access, repositories }) =>
    teamFrame(tx, access, repositories),
  );
  const teams = [...new Set(view.map(({ teamId }) => teamId))];
  return (
    <Shell person={person} access={access} repositories={repositories}>
      <header className="page-head">
        <h1>Teams</h1>
        <p className="finding">
          A change belongs to the team that its author was in when it landed. Where that is not known, its
          repository stands for the team that works on it.
        </p>
      </header>
      {repositories.length === 0 ? (
        <PageState title="No team yet" next={{ href: "/start", label: "Add a repository" }}>
          A team appears with its first repository.
        </PageState>
      ) : (
        <table className="table stacks">
          <thead>
            <tr>
              <th scope="col">Team</th>
              <th scope="col">Repositories</th>
              <th scope="col">Read up to</th>
              <th scope="col">Pages</th>
            </tr>
          </thead>
          <tbody>
            {teams.map((team) => (
              <TeamRow key={team} own={view.filter(({ teamId }) => teamId === team)} />
            ))}
          </tbody>
        </table>
      )}
    </Shell>
  );
}

function TeamRow({ own }: { own: readonly FrameRepository[] }) {
  const [first] = own;
  if (first === undefined) return null;
  const asOf = dataEnd(own);
  return (
    <tr>
      <th scope="row">
        <Link href={`/teams/${first.teamId}`}>{first.teamName}</Link>
      </th>
      <td data-label="Repositories">{own.map(({ name }) => name).join(", ")}</td>
      <td data-label="Read up to">{asOf ? formatDay(asOf) : "being read"}</td>
      <td data-label="Pages">
        <Link href={`/teams/${first.teamId}/ledger`}>Net or just activity?</Link>
      </td>
    </tr>
  );
}
