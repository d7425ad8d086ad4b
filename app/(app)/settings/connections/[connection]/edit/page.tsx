import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Section } from "@/components/ui/section.tsx";
import { env } from "@/lib/core/env.ts";
import { hookSecretCount } from "@/lib/settings/connections/hook-facts.ts";
import { Shell } from "../../../../shell.tsx";
import { loadConnection } from "../../load-connection.ts";
import { ConnectionFrame } from "../connection-frame.tsx";
import { EditForm } from "./edit-form.tsx";
import { RemoveForm } from "./remove-form.tsx";
import { Webhooks } from "./webhooks.tsx";

export const metadata: Metadata = { title: "Change a connection" };

type Props = { params: Promise<{ connection: string }> };

export default async function EditPage({ params }: Props) {
  const { person, access, repositories, view, canChange } = await loadConnection(
    params,
    ({ tx, access, head }) => hookSecretCount(tx, access.orgId, head.id, env().ENCRYPTION_KEY),
  );
  const { head, of: secrets } = view;
  if (!canChange) redirect("/closed");
  const address = `${env().APP_URL.replace(/\/+$/, "")}/api/hooks/${head.kind}/${head.hookKey}`;
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
          <Webhooks connectionId={head.id} kind={head.kind} address={address} secrets={secrets} />
        </Section>
        <Section id="remove" title="Remove this connection">
          <RemoveForm connectionId={head.id} name={head.name} kind={head.kind} />
        </Section>
      </ConnectionFrame>
    </Shell>
  );
}
