import type { Metadata } from "next";
import { formatDay } from "@/components/numbers/format.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageState } from "@/components/ui/page-state.tsx";
import { dataEnd } from "@/lib/views/org-frame.ts";
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
        <DataTable
          rows={teams.map((team) => view.filter(({ teamId }) => teamId === team))}
          keyOf={([first]) => first?.teamId ?? ""}
          columns={[
            {
              head: "Team",
              cell: ([first]) =>
                first && (
                  <>
                    <Link href={`/teams/${first.teamId}`}>{first.teamName}</Link>
                    {first.isBesideTeams && <span className="sub">repository: authors in no team</span>}
                  </>
                ),
            },
            { head: "Repositories", cell: (own) => own.map(({ name }) => name).join(", ") },
            {
              head: "Read up to",
              cell: (own) => {
                const asOf = dataEnd(own);
                return asOf ? formatDay(asOf) : "being read";
              },
            },
            {
              head: "Pages",
              cell: ([first]) =>
                first && <Link href={`/teams/${first.teamId}/ledger`}>Net or just activity?</Link>,
            },
          ]}
        />
      )}
    </Shell>
  );
}
