import type { Metadata } from "next";
import { ActionForm } from "@/components/ui/action-form.tsx";
import { AutoRefresh } from "@/components/ui/auto-refresh.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { connectionStreams } from "@/lib/views/connection-streams.ts";
import { readNarrowQuery } from "@/lib/views/narrow-list.ts";
import { pauseConnection, syncNow, testConnection } from "../../../../connection-actions.ts";
import { Shell } from "../../../shell.tsx";
import { loadConnection } from "../load-connection.ts";
import { Allowances } from "./allowances.tsx";
import { CheckTable } from "./check-table.tsx";
import { ConnectionFrame } from "./connection-frame.tsx";
import { HookNote } from "./hook-note.tsx";
import { NextStep } from "./next-step.tsx";
import { Progress } from "./progress.tsx";
import { StreamGroups } from "./stream-groups.tsx";

export const metadata: Metadata = { title: "Connection" };

type Props = {
  params: Promise<{ connection: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ConnectionPage({ params, searchParams }: Props) {
  const query = readNarrowQuery(await searchParams);
  const { person, access, repositories, view, at, canChange } = await loadConnection(
    params,
    ({ tx, access, head, at }) => connectionStreams(tx, access, head, at),
  );
  const { head, of } = view;
  const isBusy =
    head.testing === "running" ||
    (head.pausedAt === null && (of.pace.isRunning || of.groups.counts.reading > 0 || head.check === null));
  return (
    <Shell person={person} access={access} repositories={repositories}>
      <ConnectionFrame
        head={head}
        at=""
        canChange={canChange}
        aside={
          canChange && (
            <div className="actions head-actions">
              <ActionForm action={syncNow} className="">
                <input type="hidden" name="connectionId" value={head.id} />
                <SubmitButton tone="plain">Sync now</SubmitButton>
              </ActionForm>
              <ActionForm action={testConnection} className="">
                <input type="hidden" name="connectionId" value={head.id} />
                <SubmitButton tone="plain">Test</SubmitButton>
              </ActionForm>
              <ActionForm action={pauseConnection} className="">
                <input type="hidden" name="connectionId" value={head.id} />
                <input type="hidden" name="pause" value={head.pausedAt === null ? "yes" : "no"} />
                <SubmitButton tone="quiet">{head.pausedAt === null ? "Pause" : "Resume"}</SubmitButton>
              </ActionForm>
            </div>
          )
        }
      >
        <NextStep head={head} streams={of.groups.streams} canChange={canChange} />
        <Progress head={head} streams={of} at={at} />
        <StreamGroups head={head} groups={of.groups} query={query} canChange={canChange} at={at} />
        {canChange && <HookNote head={head} />}
        <CheckTable head={head} />
        <Allowances quotas={of.quotas} at={at} />
      </ConnectionFrame>
      {isBusy && <AutoRefresh everySeconds={3} />}
    </Shell>
  );
}
