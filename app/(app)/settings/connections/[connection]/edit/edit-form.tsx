import { ActionForm } from "@/components/ui/action-form.tsx";
import { Field } from "@/components/ui/field.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TextArea } from "@/components/ui/text-area.tsx";
import { typedAddress } from "@/lib/settings/connections/connection-address.ts";
import type { ConnectionHead } from "@/lib/views/connection-head.ts";
import { editConnection } from "../../../../../connection-settings-actions.ts";
import { ReachFields } from "../../reach-fields.tsx";

/** Name, address and certificates as they are, to be changed; a new credential in the place of the one that is sealed. */
export function EditForm({ head }: { head: ConnectionHead }) {
  const { id, version, auth, name, baseUrl, github, jira } = head;
  const { privateHosts = [], caBundle = null } = github ?? jira ?? {};
  return (
    <ActionForm action={editConnection} className="form narrow">
      <input type="hidden" name="connectionId" value={id} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="auth" value={auth} />
      <Field name="name" label="Name" defaultValue={name} />
      <Field
        name="address"
        label="Address"
        defaultValue={typedAddress(baseUrl)}
        inputMode="url"
        hint="The same system at another path or port. Another system is a connection of its own."
      />
      <SignIn head={head} />
      <ReachFields privateHosts={privateHosts} caBundle={caBundle} />
      <div className="actions">
        <SubmitButton busy="Saving…">Save and test</SubmitButton>
        {auth === "jira_oauth" && <a href={`/api/connect/jira?connection=${id}`}>Sign in to Jira again</a>}
      </div>
    </ActionForm>
  );
}

const KEPT = "Empty: the one in use stays. It is sealed and cannot be shown.";

function SignIn({ head: { auth, github, jira } }: { head: ConnectionHead }) {
  const secret = { type: "password", autoComplete: "off", spellCheck: false, hint: KEPT } as const;
  switch (auth) {
    case "github_app":
      return (
        <>
          <Field name="appId" label="App id" inputMode="numeric" defaultValue={github?.appId ?? ""} />
          <Field
            name="installationId"
            label="Installation id"
            inputMode="numeric"
            defaultValue={github?.installationId ?? ""}
            hint="The number at the end of the installation's address. Empty: it is looked for."
          />
          <TextArea name="privateKey" label="New private key" rows={4} hint={KEPT} />
        </>
      );
    case "jira_oauth":
      return (
        <>
          <Field name="clientId" label="Client id" defaultValue={jira?.clientId ?? ""} />
          <Field {...secret} name="clientSecret" label="New client secret" />
        </>
      );
    case "jira_token":
      return (
        <>
          <Field
            name="email"
            label="E-mail of another account"
            type="email"
            autoComplete="off"
            hint="Empty: the one in use stays."
          />
          <Field {...secret} name="token" label="New API token" />
        </>
      );
    case "github_token":
    case "jira_pat":
      return <Field {...secret} name="token" label="New token" />;
  }
}
