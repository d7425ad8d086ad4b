import type { Metadata } from "next";
import { loadPage } from "@/app/load-page.ts";
import { PageState } from "@/components/ui/page-state.tsx";
import { Pages } from "@/components/ui/pages.tsx";
import { SearchForm } from "@/components/ui/search-form.tsx";
import { Section } from "@/components/ui/section.tsx";
import { TableTools } from "@/components/ui/table-tools.tsx";
import { grantSettings } from "@/lib/auth/access.ts";
import { PAGE_ROWS } from "@/lib/views/list-query.ts";
import { peoplePage } from "@/lib/views/people.ts";
import { peopleAddress, readPeopleQuery } from "@/lib/views/people-query.ts";
import { Shell } from "../../shell.tsx";
import { OnlyAdmins } from "../only-admins.tsx";
import { SettingsHead } from "../settings-head.tsx";
import { ConfirmHints } from "./confirm-hints.tsx";
import { ImportPeople } from "./import-people.tsx";
import { NobodyHere } from "./nobody-here.tsx";
import { PeopleNames } from "./people-names.tsx";
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
      <SettingsHead at="people" />
      {view === null ? (
        <OnlyAdmins what="whose an account is" />
      ) : view.asOf === null ? (
        <PageState title="Nobody yet" next={{ href: "/settings", label: "Add a source" }}>
          Accounts and addresses appear here once a repository or a host has been read.
        </PageState>
      ) : (
        <>
          <PeopleSums view={view} query={query} />
          <PeopleNames names={view.names} />
          <TableTools table="people-table" csv="/api/v1/people">
            <SearchForm
              action="/settings/people"
              q={query.q}
              label="Name, login or address"
              keep={{ state: view.state }}
              submit="Search"
            />
          </TableTools>
          {view.rows.length === 0 ? (
            <NobodyHere state={view.state} query={query} />
          ) : (
            <PeopleTable state={view.state} rows={view.rows} />
          )}
          <Pages
            label="Pages of the list"
            page={query.page}
            of={pages}
            hrefOf={(page) => peopleAddress(query, { page })}
            before="Earlier names"
            after="Later names"
          />
          {view.state === "suggested" && view.rows.length > 0 && (
            <Section id="confirm" title="Confirm several">
              <ConfirmHints />
            </Section>
          )}
          <ImportPeople />
        </>
      )}
    </Shell>
  );
}
