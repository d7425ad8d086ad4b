import type { ConnectionHead } from "@/lib/views/connection-head.ts";

const JIRA_EVENTS =
  "Issue: created, updated, deleted. Comment: created, updated, deleted. Sprint and Board: all of them. Project: updated, deleted.";

/** What to paste where at the host, so that it sends its messages here. */
export function WebhookSteps({ head }: { head: ConnectionHead }) {
  if (head.auth === "github_app" && head.github?.appId !== null)
    return (
      <p className="prose">
        An app that was made from here has its webhook already. For any other: open the app’s settings in
        GitHub, General, Webhook; tick Active and paste the address and the secret below.
      </p>
    );
  if (head.kind === "github")
    return (
      <ol className="prose steps">
        <li>Make a secret below and copy it.</li>
        <li>
          In GitHub open Settings of the organisation (or of each repository), Webhooks, Add webhook. It takes
          an owner or admin.
        </li>
        <li>
          Payload URL: the address below. Content type: application/json. Secret: the one you copied. Leave
          SSL verification on.
        </li>
        <li>Choose “Send me everything”, leave Active ticked, and add it.</li>
      </ol>
    );
  const isServer = head.auth === "jira_pat";
  return (
    <ol className="prose steps">
      <li>Make a secret below and copy it.</li>
      <li>
        {isServer
          ? "In Jira open Administration (the cog), System, Advanced, WebHooks, Create a WebHook. It takes a Jira system administrator."
          : "In Jira open Settings (the cog), System, Advanced, WebHooks, Create a WebHook. It takes a Jira administrator."}
      </li>
      <li>
        URL: the address below. Secret: the one you copied. Status: Enabled.
        {isServer &&
          " Where the form has no field Secret, this version cannot sign its messages, and they are refused here: leave the webhook out, and changes are read every ten minutes."}
      </li>
      <li>
        Issue related events: leave the query empty, or name the projects that are read, as in{" "}
        <code>project in (ED, OPS)</code>. Tick these events. {JIRA_EVENTS}
      </li>
      <li>Leave “Exclude body” unticked, and create it.</li>
    </ol>
  );
}
