import { ActionForm } from "@/components/ui/action-form.tsx";
import { Field } from "@/components/ui/field.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TextArea } from "@/components/ui/text-area.tsx";
import { JIRA_SCOPES } from "@/lib/settings/connections/jira-scopes.ts";
import { addConnection } from "../../../../connection-actions.ts";
import { ReachFields } from "../reach-fields.tsx";
import type { Way } from "../ways.ts";

const ADDRESS: Readonly<Record<Way, { value: string; hint: string }>> = {
  github_manifest: { value: "https://github.com", hint: "Or your Enterprise Server, or acme.ghe.com." },
  github_token: { value: "https://github.com", hint: "Or your Enterprise Server, or acme.ghe.com." },
  github_app: { value: "https://github.com", hint: "Or your Enterprise Server, or acme.ghe.com." },
  jira_token: { value: "", hint: "As people open it: https://acme.atlassian.net" },
  jira_oauth: { value: "", hint: "As people open it: https://acme.atlassian.net" },
  jira_pat: { value: "", hint: "With its path, if it has one: https://tools.acme.example/jira" },
};
const SUBMIT: Partial<Record<Way, string>> = {
  github_manifest: "Save and go on to GitHub",
  jira_oauth: "Save and go on to Atlassian",
};

/** What a connection is called, where it is, and what signs it in. */
export function NewConnectionForm({ way, home }: { way: Way; home: string }) {
  const isGithub = way.startsWith("github");
  return (
    <ActionForm action={addConnection} className="form narrow">
      <input type="hidden" name="auth" value={way} />
      <Field
        name="name"
        label="Name"
        defaultValue={isGithub ? "GitHub" : "Jira"}
        hint="How it is called here."
      />
      <Field
        name="address"
        label="Address"
        defaultValue={ADDRESS[way].value}
        hint={ADDRESS[way].hint}
        inputMode="url"
      />
      <Credential way={way} home={home} />
      <ReachFields />
      <div>
        <SubmitButton busy="Saving…">{SUBMIT[way] ?? "Save and test"}</SubmitButton>
      </div>
      <p className="small quiet">
        Credentials are sealed and never shown again.{" "}
        {way === "jira_oauth"
          ? "Everything is read; nothing is written there but where the app’s own webhooks go."
          : "Everything is read; nothing is ever written there."}
      </p>
    </ActionForm>
  );
}

function Credential({ way, home }: { way: Way; home: string }) {
  const secret = { type: "password", autoComplete: "off", spellCheck: false } as const;
  switch (way) {
    case "github_manifest":
      return (
        <Field
          name="organisation"
          label="Organisation that the app belongs to"
          hint="As it stands in the address: acme for github.com/acme. Empty: your own account."
        />
      );
    case "github_token":
      return (
        <Field
          {...secret}
          name="token"
          label="Token"
          hint="Fine-grained with read access to metadata, contents, pull requests, issues, actions, checks, deployments, discussions and members; or classic with repo and read:org."
        />
      );
    case "github_app":
      return (
        <>
          <Field name="appId" label="App id" inputMode="numeric" />
          <Field
            name="installationId"
            label="Installation id"
            inputMode="numeric"
            hint="The number at the end of the installation's address. Empty: it is looked for."
          />
          <TextArea name="privateKey" label="Private key" rows={5} hint="The .pem file that GitHub gave." />
        </>
      );
    case "jira_oauth":
      return (
        <>
          <div className="prose quiet">
            <p>
              At developer.atlassian.com make an app with OAuth 2.0. Under Authorization its callback URL is{" "}
              <code>{home}/api/connect/jira/done</code>. Under Permissions it needs, of Jira:{" "}
              {JIRA_SCOPES.filter((scope) => scope !== "offline_access").join(", ")}.
            </p>
          </div>
          <Field name="clientId" label="Client id" hint="From the app's settings." />
          <Field
            {...secret}
            name="clientSecret"
            label="Client secret"
            hint="It stands below the client id."
          />
        </>
      );
    case "jira_token":
      return (
        <>
          <Field name="email" label="E-mail of the account" type="email" autoComplete="off" />
          <Field
            {...secret}
            name="token"
            label="API token"
            hint="From id.atlassian.com, security, API tokens."
          />
        </>
      );
    case "jira_pat":
      return (
        <Field
          {...secret}
          name="token"
          label="Personal access token"
          hint="From your profile in Jira, personal access tokens."
        />
      );
  }
}
