import type { Metadata } from "next";
import { PageState } from "@/components/ui/page-state.tsx";
import { Pages } from "@/components/ui/pages.tsx";
import { Section } from "@/components/ui/section.tsx";
import { connectionLog, LogQuery } from "@/lib/views/connection-log.ts";
import { Shell } from "../../../../shell.tsx";
import { loadConnection } from "../../load-connection.ts";
import { ConnectionFrame } from "../connection-frame.tsx";
import { LogFilter } from "./log-filter.tsx";
import { LogTable } from "./log-table.tsx";

export const metadata: Metadata = { title: "Sync log" };

type Props = {
  params: Promise<{ connection: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function LogPage({ params, searchParams }: Props) {
  const query = LogQuery.parse(await searchParams);
  const { person, access, repositories, view, canChange } = await loadConnection(
    params,
    ({ tx, access, head }) => connectionLog(tx, access, head.id, query),
  );
  const { head, of } = view;
  const path = `/settings/connections/${head.id}/log`;
  const at = (page: number) =>
    `${path}?${new URLSearchParams({
      ...(query.q && { q: query.q }),
      ...(query.state && { state: query.state }),
      ...(query.stream && { stream: query.stream }),
      page: String(page),
    })}`;
  return (
    <Shell person={person} access={access} repositories={repositories}>
      <ConnectionFrame head={head} at="log" canChange={canChange}>
        <Section id="log" title="Sync log" aside="Every run of every list, newest first">
          <LogFilter query={query} path={path} />
          {of.runs.length === 0 ? (
            <PageState title="No run fits">
              {query.q || query.state || query.stream
                ? "Take a filter away."
                : "The first run stands here as soon as it began."}
            </PageState>
          ) : (
            <LogTable runs={of.runs} />
          )}
          <Pages
            label="Pages of the log"
            page={query.page}
            of={of}
            hrefOf={at}
            before="Newer"
            after="Older"
          />
        </Section>
      </ConnectionFrame>
    </Shell>
  );
}
