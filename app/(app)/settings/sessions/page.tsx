import type { Metadata } from "next";
import { formatMinute } from "@/components/numbers/format.ts";
import { ActionForm } from "@/components/ui/action-form.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { openSessions } from "@/lib/auth/account-store.ts";
import { loadPage } from "../../../load-page.ts";
import { endAllSessions, endSession } from "../../../organisation-actions.ts";
import { db, now } from "../../../wiring.ts";
import { Shell } from "../../shell.tsx";
import { SettingsTabs } from "../settings-tabs.tsx";

export const metadata: Metadata = { title: "Your sessions" };

export default async function SessionsPage() {
  const { person, access, repositories } = await loadPage(async () => null);
  const sessions = await openSessions(db(), person.userId, now());
  return (
    <Shell person={person} access={access} repositories={repositories}>
      <header className="page-head">
        <h1>Settings</h1>
      </header>
      <SettingsTabs at="sessions" />
      <p className="prose">
        Each sign-in of {person.email}. Ending one takes effect with the next request of that browser.
      </p>
      <table className="table stacks">
        <thead>
          <tr>
            <th scope="col">Signed in</th>
            <th scope="col">Last seen</th>
            <th scope="col">Ends by itself</th>
            <th scope="col">
              <span className="visually-hidden">End</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ sid, createdAt, lastSeenAt, expiresAt }) => (
            <tr key={sid}>
              <th scope="row">
                {formatMinute(createdAt)}
                {sid === person.sid && <span className="sub">this browser</span>}
              </th>
              <td data-label="Last seen">{lastSeenAt ? formatMinute(lastSeenAt) : "–"}</td>
              <td data-label="Ends by itself">{formatMinute(expiresAt)}</td>
              <td>
                <span className="visually-hidden">End it: </span>
                <ActionForm action={endSession} className="">
                  <input type="hidden" name="sid" value={sid} />
                  <SubmitButton tone="quiet">
                    {sid === person.sid ? "Sign out here" : "End this session"}
                  </SubmitButton>
                </ActionForm>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ActionForm action={endAllSessions} className="form form-tight">
        <div>
          <SubmitButton tone="danger">End all sessions, this one too</SubmitButton>
        </div>
      </ActionForm>
    </Shell>
  );
}
