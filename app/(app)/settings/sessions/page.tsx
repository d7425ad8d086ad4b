import type { Metadata } from "next";
import { formatMinute } from "@/components/numbers/format.ts";
import { ActionForm } from "@/components/ui/action-form.tsx";
import { DataTable } from "@/components/ui/data-table.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { openSessions } from "@/lib/auth/account-store.ts";
import { loadPage } from "../../../load-page.ts";
import { endAllSessions, endSession } from "../../../organisation-actions.ts";
import { db, now } from "../../../wiring.ts";
import { Shell } from "../../shell.tsx";
import { SettingsHead } from "../settings-head.tsx";

export const metadata: Metadata = { title: "Your sessions" };

export default async function SessionsPage() {
  const { person, access, repositories } = await loadPage(async () => null);
  const sessions = await openSessions(db(), person.userId, now());
  return (
    <Shell person={person} access={access} repositories={repositories}>
      <SettingsHead at="sessions" />
      <p className="prose">
        Each sign-in of {person.email}. Ending one takes effect with the next request of that browser.
      </p>
      <DataTable
        rows={sessions}
        keyOf={({ sid }) => sid}
        columns={[
          {
            head: "Signed in",
            cell: ({ sid, createdAt }) => (
              <>
                {formatMinute(createdAt)}
                {sid === person.sid && <span className="sub">this browser</span>}
              </>
            ),
          },
          { head: "Last seen", cell: ({ lastSeenAt }) => (lastSeenAt ? formatMinute(lastSeenAt) : "–") },
          { head: "Ends by itself", cell: ({ expiresAt }) => formatMinute(expiresAt) },
          {
            head: "End",
            isBare: true,
            cell: ({ sid }) => (
              <ActionForm action={endSession} className="">
                <input type="hidden" name="sid" value={sid} />
                <SubmitButton tone="quiet">
                  {sid === person.sid ? "Sign out here" : "End this session"}
                </SubmitButton>
              </ActionForm>
            ),
          },
        ]}
      />
      <ActionForm action={endAllSessions} className="form form-tight">
        <div>
          <SubmitButton tone="danger">End all sessions, this one too</SubmitButton>
        </div>
      </ActionForm>
    </Shell>
  );
}
