import type { Metadata } from "next";
import { loadPage } from "@/app/load-page.ts";
import { formatNumber } from "@/components/numbers/format.ts";
import { Link } from "@/components/ui/link.tsx";
import { PageState } from "@/components/ui/page-state.tsx";
import { TableTools } from "@/components/ui/table-tools.tsx";
import { grantSettings } from "@/lib/auth/access.ts";
import { PAGE_ROWS } from "@/lib/views/list-query.ts";
import { peoplePage } from "@/lib/views/people.ts";
import { peopleAddress, readPeopleQuery } from "@/lib/views/people-query.ts";
import { Shell } from "../../shell.tsx";
import { OnlyAdmins } from "../only-admins.tsx";
import { SettingsTabs } from "../settings-tabs.tsx";
import { ImportPeople } from "./import-people.tsx";
import { NobodyHere } from "./nobody-here.tsx";
import { PeopleSums } from "./people-sums.tsx";
import { PeopleTable } from "./people-table.tsx";

export const metadata: Metadata = { title: "People" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PeoplePage({ searchParams }: Props) {
  const query = readPeopleQuery(await searchParams);
  const { person, access, repositories, view } = await loadPage(async ({ tx, access }) =>
    access.role === "owner" || access.role === "admin" ? peoplePage(tx, grantSettings(access), query) : null,
  );
  const pages = Math.max(Math.ceil((view?.count ?? 0) / PAGE_ROWS), 1);
  return (
    <Shell person={person} access={access} repositories={repositories}>
      <header className="page-head">
        <h1>Settings</h1>
      </header>
      <SettingsTabs at="people" />
      {view === null ? (
        <OnlyAdmins what="whose an account is" />
      ) : view.asOf === null ? (
        <PageState title="Nobody yet" next={{ href: "/settings", label: "Add a source" }}>
          Accounts and addresses appear here once a repository or a host has been read.
        </PageState>
      ) : (
        <>
          <PeopleSums view={view} query={query} />
          <datalist id="people-names">
            {view.names.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </datalist>
          <TableTools table="people-table" csv="/api/v1/people">
            <search>
              <form action="/settings/people">
                <input type="hidden" name="state" value={view.state} />
                <input
                  className="input input-small"
                  type="search"
                  name="q"
                  defaultValue={query.q}
                  placeholder="Name, login or address"
                  aria-label="Name, login or address"
                />{" "}
                <button type="submit" className="icon-button">
                  Search
                </button>
              </form>
            </search>
          </TableTools>
          {view.rows.length === 0 ? (
            <NobodyHere state={view.state} query={query} />
          ) : (
            <PeopleTable state={view.state} rows={view.rows} />
          )}
          {pages > 1 && (
            <nav className="pages" aria-label="Pages">
              <span>
                {formatNumber(view.count)}, page {query.page} of {pages}
              </span>
              <span className="actions">
                {query.page > 1 && (
                  <Link href={peopleAddress(query, { page: query.page - 1 })}>Earlier names</Link>
                )}
                {query.page < pages && (
                  <Link href={peopleAddress(query, { page: query.page + 1 })}>Later names</Link>
                )}
              </span>
            </nav>
          )}
          <ImportPeople />
        </>
      )}
    </Shell>
  );
}
