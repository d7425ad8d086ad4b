import type { Metadata } from "next";
import { formatMinute, formatNumber, plural } from "@/components/numbers/format.ts";
import { AUTH_WORD, KIND_WORD, PLACE_WORD } from "@/components/sources/source-words.ts";
import { StandingMark } from "@/components/sources/standing-mark.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageState } from "@/components/ui/page-state.tsx";
import { Section } from "@/components/ui/section.tsx";
import { causeWords } from "@/lib/core/cause-words.ts";
import { connectionList } from "@/lib/views/connection-list.ts";
import { loadPage } from "../../../load-page.ts";
import { now } from "../../../wiring.ts";
import { Shell } from "../../shell.tsx";
import { SettingsTabs } from "../settings-tabs.tsx";
import { WAYS } from "./ways.ts";

export const metadata: Metadata = { title: "Connections" };

export default async function ConnectionsPage() {
  const { person, access, repositories, view } = await loadPage(({ tx, access }) =>
    connectionList(tx, access, now()),
  );
  const canChange = (access.role === "owner" || access.role === "admin") && !access.isSample;
  return (
    <Shell person={person} access={access} repositories={repositories}>
      <header className="page-head">
        <h1>Settings</h1>
      </header>
      <SettingsTabs at="connections" />
      <Section id="connections" title="Connections">
        {view.length === 0 ? (
          <PageState title="Nothing is connected yet">
            {canChange
              ? "Choose below how GitHub or Jira is signed in to. Nothing is read before you have chosen what."
              : "An owner or admin of this organisation can connect GitHub and Jira."}
          </PageState>
        ) : (
          <table className="table stacks">
            <thead>
              <tr>
                <th scope="col">Connection</th>
                <th scope="col">State</th>
                <th scope="col">Why, and what next</th>
                <th scope="col">Read whole</th>
                <th scope="col" className="num">
                  Items
                </th>
                <th scope="col">Last read</th>
              </tr>
            </thead>
            <tbody>
              {view.map((each) => (
                <tr key={each.id}>
                  <th scope="row">
                    <Link href={`/settings/connections/${each.id}`}>{each.name}</Link>
                    <span className="sub">
                      {KIND_WORD[each.kind]} at {each.host}, {AUTH_WORD[each.auth]}
                    </span>
                  </th>
                  <td data-label="State">
                    <StandingMark standing={each.standing} {...(each.word && { word: each.word })} />
                  </td>
                  <td data-label="Why">{causeWords(each.cause, each.fix) || "–"}</td>
                  <td data-label="Read whole">
                    {formatNumber(each.whole)} of{" "}
                    {plural(each.scopes, PLACE_WORD[each.kind][0], PLACE_WORD[each.kind][1])}
                  </td>
                  <td data-label="Items" className="num">
                    {formatNumber(each.items)}
                  </td>
                  <td data-label="Last read">{each.lastRunAt ? formatMinute(each.lastRunAt) : "not yet"}</td>
                </tr>
              ))}
            </tbody>
          </table>
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
