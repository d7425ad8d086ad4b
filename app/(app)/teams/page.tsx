import type { Metadata } from "next";
import { formatDay } from "@/components/numbers/format.ts";
import { Link } from "@/components/ui/link.tsx";
import { PageState } from "@/components/ui/page-state.tsx";
import { loadPage } from "../../load-page.ts";
import { Shell } from "../shell.tsx";

export const metadata: Metadata = { title: "Teams" };

export default async function TeamsPage() {
  const { person, access, repositories } = await loadPage(async () => null);
  return (
    <Shell person={person} access={access} repositories={repositories}>
      <header className="page-head">
        <h1>Teams</h1>
        <p className="finding">
          Until people and teams are known, each repository stands for the team that works on it.
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
              <th scope="col">Repository</th>
              <th scope="col">Read up to</th>
              <th scope="col">Pages</th>
            </tr>
          </thead>
          <tbody>
            {repositories.map((each) => (
              <tr key={each.id}>
                <th scope="row">
                  <Link href={`/teams/${each.teamId}`}>{each.teamName}</Link>
                </th>
                <td data-label="Repository">{each.name}</td>
                <td data-label="Read up to">{each.asOf ? formatDay(each.asOf) : "being read"}</td>
                <td data-label="Pages">
                  <Link href={`/teams/${each.teamId}/ledger`}>Net or just activity?</Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Shell>
  );
}
