import type { Metadata } from "next";
import { formatMinute, formatNumber, plural } from "@/components/numbers/format.ts";
import { AUTH_WORD, KIND_WORD, PLACE_WORD } from "@/components/sources/source-words.ts";
import { StandingMark } from "@/components/sources/standing-mark.tsx";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageState } from "@/components/ui/page-state.tsx";
import { Section } from "@/components/ui/section.tsx";
import { causeWords } from "@/lib/core/cause-words.ts";
import { connectionList } from "@/lib/views/connection-list.ts";
import { loadPage } from "../../../load-page.ts";
import { now } from "../../../wiring.ts";
import { Shell } from "../../shell.tsx";
import { SettingsHead } from "../settings-head.tsx";
import { WAYS } from "./ways.ts";

export const metadata: Metadata = { title: "Connections" };

export default async function ConnectionsPage() {
  const { person, access, repositories, view } = await loadPage(({ tx, access }) =>
    connectionList(tx, access, now()),
  );
  const canChange = (access.role === "owner" || access.role === "admin") && !access.isSample;
  return (
    <Shell person={person} access={access} repositories={repositories}>
      <SettingsHead at="connections" />
      <Section id="connections" title="Connections">
        {view.length === 0 ? (
          <PageState title="Nothing is connected yet">
            {canChange
              ? "Choose below how GitHub or Jira is signed in to. Nothing is read before you have chosen what."
              : "An owner or admin of this organisation can connect GitHub and Jira."}
          </PageState>
        ) : (
          <DataTable
            rows={view}
            keyOf={({ id }) => id}
            columns={[
              {
                head: "Connection",
                cell: ({ id, name, kind, host, auth }) => (
                  <>
                    <Link href={`/settings/connections/${id}`}>{name}</Link>
                    <span className="sub">
                      {KIND_WORD[kind]} at {host},{" "}
                      {access.isSample ? "made up and answered on this machine" : AUTH_WORD[auth]}
                    </span>
                  </>
                ),
              },
              {
                head: "State",
                cell: ({ standing, word }) => <StandingMark standing={standing} {...(word && { word })} />,
              },
              {
                head: "Why, and what next",
                label: "Why",
                cell: ({ cause, fix }) => causeWords(cause, fix) || "–",
              },
              {
                head: "Read whole",
                cell: ({ kind, whole, scopes }) =>
                  `${formatNumber(whole)} of ${plural(scopes, PLACE_WORD[kind][0], PLACE_WORD[kind][1])}`,
              },
              { head: "Items", className: "num", cell: ({ items }) => formatNumber(items) },
              {
                head: "Last read",
                cell: ({ lastRunAt }) => (lastRunAt ? formatMinute(lastRunAt) : "not yet"),
              },
            ]}
          />
        )}
      </Section>
      {canChange && (
        <Section id="add" title="Add a connection">
          <ul className="choices">
            {WAYS.map(({ way, title, when }) => (
              <li key={way}>
                <h3>
                  <Link href={`/settings/connections/new?way=${way}`}>{title}</Link>
                </h3>
                <p>{when}</p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Shell>
  );
}
