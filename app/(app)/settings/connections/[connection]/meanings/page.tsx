import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Notice } from "@/components/ui/notice.tsx";
import { trackerVocabulary } from "@/lib/views/tracker-vocabulary.ts";
import { Shell } from "../../../../shell.tsx";
import { loadConnection } from "../../load-connection.ts";
import { ConnectionFrame } from "../connection-frame.tsx";
import { MeaningForm } from "./meaning-form.tsx";

export const metadata: Metadata = { title: "Fields, types and stages" };

type Props = { params: Promise<{ connection: string }> };

export default async function MeaningsPage({ params }: Props) {
  const { person, access, repositories, view, canChange } = await loadConnection(
    params,
    ({ tx, access, head }) => trackerVocabulary(tx, access, head.id),
  );
  const { head, of } = view;
  if (head.jira === null) notFound();
  const isEmpty = of.fields.length + of.statuses.length + of.types.length === 0;
  return (
    <Shell person={person} access={access} repositories={repositories}>
      <ConnectionFrame head={head} at="meanings" canChange={canChange}>
        {isEmpty ? (
          <Notice>
            <p>Come back in a minute: Jira’s fields, types and statuses are read first.</p>
          </Notice>
        ) : (
          <MeaningForm
            connectionId={head.id}
            version={head.version}
            settings={head.jira}
            vocabulary={of}
            canChange={canChange}
          />
        )}
      </ConnectionFrame>
    </Shell>
  );
}
