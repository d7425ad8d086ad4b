import { ActionForm } from "@/components/ui/action-form.tsx";
import { Field } from "@/components/ui/field.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TextArea } from "@/components/ui/text-area.tsx";
import type { AuthKind } from "@/lib/model/connection.ts";
import { rotateCredential } from "../../../../../connection-settings-actions.ts";

/** Takes a new credential in the place of the one that is sealed. */
export function ReplaceForm({ connectionId, auth }: { connectionId: string; auth: AuthKind }) {
  const secret = { type: "password", autoComplete: "off", spellCheck: false } as const;
  return (
    <ActionForm action={rotateCredential} className="form narrow" clears>
      <input type="hidden" name="connectionId" value={connectionId} />
      <input type="hidden" name="auth" value={auth} />
      <p className="quiet">
        The one in use is sealed and cannot be shown. A new one is tested at once, and what was blocked goes
        on.
      </p>
      {auth === "jira_token" && (
        <Field name="email" label="E-mail of the account" type="email" autoComplete="off" />
      )}
      {auth === "github_app" && <TextArea name="privateKey" label="New private key" rows={5} />}
      {auth === "jira_oauth" && <Field {...secret} name="clientSecret" label="New client secret" />}
      {(auth === "github_token" || auth === "jira_token" || auth === "jira_pat") && (
        <Field {...secret} name="token" label="New token" />
      )}
      <div className="actions">
        <SubmitButton tone="plain" busy="Sealing…">
          Replace and test
        </SubmitButton>
        {auth === "jira_oauth" && (
          <a href={`/api/connect/jira?connection=${connectionId}`}>Sign in to Jira again</a>
        )}
      </div>
    </ActionForm>
  );
}
