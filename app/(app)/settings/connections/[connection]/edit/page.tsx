import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Notice } from "@/components/ui/notice.tsx";
import { Section } from "@/components/ui/section.tsx";
import { env } from "@/lib/core/env.ts";
import { hookAddress, hookFault } from "@/lib/settings/connections/hook-address.ts";
import { hookSecretCount } from "@/lib/settings/connections/hook-facts.ts";
import { connectionStreams } from "@/lib/views/connection-streams.ts";
import { Shell } from "../../../../shell.tsx";
import { loadConnection } from "../../load-connection.ts";
import { ConnectionFrame } from "../connection-frame.tsx";
import { AppWebhooks } from "./app-webhooks.tsx";
import { EditForm } from "./edit-form.tsx";
import { RemoveForm } from "./remove-form.tsx";
import { WebhookSteps } from "./webhook-steps.tsx";
import { Webhooks } from "./webhooks.tsx";

export const metadata: Metadata = { title: "Change a connection" };

type Props = { params: Promise<{ connection: string }> };

export default async function EditPage({ params }: Props) {
  const { person, access, repositories, view, canChange } = await loadConnection(
    params,
    async ({ tx, access, head, at }) => ({
      secrets: await hookSecretCount(tx, access.orgId, head.id, env().ENCRYPTION_KEY),
      streams: await connectionStreams(tx, access, head, at),
    }),
  );
  const { head, of } = view;
  if (!canChange) redirect("/closed");
  const address = hookAddress(env().APP_URL, head) ?? "";
  const fault = hookFault(address, head.host);
  const registered = of.streams.groups.ofAll?.streams.find(({ stream }) => stream === "webhook_registration");
  return (
    <Shell person={person} access={access} repositories={repositories}>
      <ConnectionFrame head={head} at="edit" canChange={canChange}>
        <Section id="edit" title="Name, address and credential">
          <EditForm head={head} />
        </Section>
        <Section
          id="webhooks"
          title="Webhooks"
          aside="Changes are seen within seconds instead of with the next run"
        >
          {fault !== null && (
            <Notice tone="caution">
              <p>
                Set APP_URL to an address that {head.host} can reach, with https, and start Assay again. Until
                then changes are read every ten minutes.
              </p>
              <p>{fault}</p>
            </Notice>
          )}
          {head.auth === "jira_oauth" ? (
            <AppWebhooks address={address} stream={registered} />
          ) : (
            <>
              <WebhookSteps head={head} />
              <Webhooks connectionId={head.id} kind={head.kind} address={address} secrets={of.secrets} />
            </>
          )}
        </Section>
        <Section id="remove" title="Remove this connection">
          <RemoveForm connectionId={head.id} name={head.name} kind={head.kind} />
        </Section>
      </ConnectionFrame>
    </Shell>
  );
}
