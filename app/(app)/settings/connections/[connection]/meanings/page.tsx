import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Notice } from "@/components/ui/notice.tsx";
import { causeWords } from "@/lib/core/cause-words.ts";
import { connectionStreams } from "@/lib/views/connection-streams.ts";
import { trackerVocabulary } from "@/lib/views/tracker-vocabulary.ts";
import { Shell } from "../../../../shell.tsx";
import { loadConnection } from "../../load-connection.ts";
import { ConnectionFrame } from "../connection-frame.tsx";
import { ConfirmGuesses } from "./confirm-guesses.tsx";
import { MeaningForm } from "./meaning-form.tsx";

export const metadata: Metadata = { title: "Fields, types and stages" };

type Props = { params: Promise<{ connection: string }> };

export default async function MeaningsPage({ params }: Props) {
  const { person, access, repositories, view, canChange } = await loadConnection(
    params,
    async ({ tx, access, head, at }) => ({
      vocabulary: await trackerVocabulary(tx, access, head.id),
      streams: await connectionStreams(tx, access, head, at),
    }),
  );
  const { head, of: told } = view;
  const of = told.vocabulary;
  if (head.jira === null) notFound();
  const list = told.streams.groups.ofAll?.streams.find(({ stream }) => stream === "statuses");
  const isEmpty = of.fields.length + of.statuses.length + of.types.length === 0;
  return (
    <Shell person={person} access={access} repositories={repositories}>
      <ConnectionFrame head={head} at="meanings" canChange={canChange}>
        {isEmpty ? (
          <Notice>
            <p>
              {causeWords(list?.cause ?? null, list?.fix ?? null) ||
                "Come back in a minute: Jira’s fields, types and statuses are read first."}
            </p>
          </Notice>
        ) : (
          <>
            {canChange && (
              <ConfirmGuesses
                connectionId={head.id}
                version={head.version}
                settings={head.jira}
                statuses={of.statuses}
              />
            )}
            <MeaningForm
              connectionId={head.id}
              version={head.version}
              settings={head.jira}
              vocabulary={of}
              list={list}
              canChange={canChange}
            />
          </>
        )}
      </ConnectionFrame>
    </Shell>
  );
}
