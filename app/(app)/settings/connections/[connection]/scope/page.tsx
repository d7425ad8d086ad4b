import type { Metadata } from "next";
import { AutoRefresh } from "@/components/ui/auto-refresh.tsx";
import { Section } from "@/components/ui/section.tsx";
import { connectionPlaces } from "@/lib/views/connection-places.ts";
import { Shell } from "../../../../shell.tsx";
import { loadConnection } from "../../load-connection.ts";
import { ConnectionFrame } from "../connection-frame.tsx";
import { ScopeForm } from "./scope-form.tsx";

export const metadata: Metadata = { title: "What is read" };

type Props = { params: Promise<{ connection: string }> };

export default async function ScopePage({ params }: Props) {
  const { person, access, repositories, view, canChange } = await loadConnection(
    params,
    ({ tx, access, head }) => connectionPlaces(tx, access, head),
  );
  const { head, of: places } = view;
  return (
    <Shell person={person} access={access} repositories={repositories}>
      <ConnectionFrame head={head} at="scope" canChange={canChange}>
        <Section id="scope" title="What is read">
          <ScopeForm
            connectionId={head.id}
            kind={head.kind}
            version={head.version}
            include={head.scope.include}
            exclude={head.scope.isChosen ? head.scope.exclude : []}
            jql={head.jira?.jql ?? null}
            organisations={head.github?.organisations ?? []}
            production={head.github?.production ?? []}
            places={places}
            canChange={canChange}
          />
        </Section>
      </ConnectionFrame>
      {places.length === 0 && <AutoRefresh everySeconds={3} />}
    </Shell>
  );
}
