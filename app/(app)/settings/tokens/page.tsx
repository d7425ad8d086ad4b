import type { Metadata } from "next";
import { loadPage } from "@/app/load-page.ts";
import { revokeToken } from "@/app/token-actions.ts";
import { now } from "@/app/wiring.ts";
import { formatMinute } from "@/components/numbers/format.ts";
import { ActionForm } from "@/components/ui/action-form.tsx";
import { DataTable } from "@/components/ui/data-table.tsx";
import { PageState } from "@/components/ui/page-state.tsx";
import { Section } from "@/components/ui/section.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { grantSettings } from "@/lib/auth/access.ts";
import { env } from "@/lib/core/env.ts";
import { apiTokens, type PageToken } from "@/lib/views/api-tokens.ts";
import { Shell } from "../../shell.tsx";
import { OnlyAdmins } from "../only-admins.tsx";
import { SettingsHead } from "../settings-head.tsx";
import { MakeToken } from "./make-token.tsx";

export const metadata: Metadata = { title: "API tokens" };

export default async function TokensPage() {
  const { person, access, repositories, view } = await loadPage(async ({ tx, access }) =>
    access.role === "owner" || access.role === "admin" ? apiTokens(tx, grantSettings(access), now()) : null,
  );
  const at = new URL("/api/v1/people", env().APP_URL).href;
  return (
    <Shell person={person} access={access} repositories={repositories}>
      <SettingsHead at="tokens" />
      {view === null ? (
        <OnlyAdmins what="which programs may ask" />
      ) : (
        <>
          <p className="prose list-lead">
            A program that keeps people and teams up to date signs in with a token. A token does for you what
            its scope says, as long as you are an owner or admin here, 120 times a minute at most.
          </p>
          {view.length === 0 ? (
            <PageState title="No token yet">Make one below for each program that needs one.</PageState>
          ) : (
            <TokenTable tokens={view} />
          )}
          <Section id="make" title="Make a token">
            <MakeToken />
          </Section>
          <Section id="use" title="Use it">
            <p className="prose list-lead">
              <code>GET</code> answers a table as CSV, or as JSON with <code>Accept: application/json</code>;{" "}
              <code>POST</code> takes the same table back, and with <code>?preview=1</code> only says what
              would change. The same for <code>/api/v1/teams</code>.
            </p>
            <p className="breaks">
              <code>{`curl -H "Authorization: Bearer $ASSAY_TOKEN" ${at}`}</code>
            </p>
            <p className="breaks">
              <code>{`curl -H "Authorization: Bearer $ASSAY_TOKEN" --data-binary @people.csv "${at}?preview=1"`}</code>
            </p>
          </Section>
        </>
      )}
    </Shell>
  );
}

const TokenTable = ({ tokens }: { tokens: readonly PageToken[] }) => (
  <DataTable
    rows={tokens}
    keyOf={({ id }) => id}
    columns={[
      {
        head: "For",
        cell: ({ name, ending, isWorking }) => (
          <>
            {name}
            <span className="sub">
              ends in {ending}
              {!isWorking && "; works no longer"}
            </span>
          </>
        ),
      },
      { head: "May", cell: ({ scope }) => (scope === "write" ? "read and change" : "read") },
      { head: "Made", cell: ({ createdAt }) => formatMinute(createdAt) },
      { head: "Last used", cell: ({ lastUsedAt }) => (lastUsedAt ? formatMinute(lastUsedAt) : "never") },
      { head: "Ends", cell: ({ expiresAt }) => (expiresAt ? formatMinute(expiresAt) : "never by itself") },
      {
        head: "Revoke",
        isBare: true,
        cell: ({ id }) => (
          <ActionForm action={revokeToken} className="">
            <input type="hidden" name="id" value={id} />
            <SubmitButton tone="quiet">Revoke</SubmitButton>
          </ActionForm>
        ),
      },
    ]}
  />
);
