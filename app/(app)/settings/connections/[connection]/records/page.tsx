import type { Metadata } from "next";
import { z } from "zod";
import { formatMinute, plural } from "@/components/numbers/format.ts";
import { streamWord } from "@/components/sources/source-words.ts";
import { ActionForm } from "@/components/ui/action-form.tsx";
import { DataTable } from "@/components/ui/data-table.tsx";
import { PageState } from "@/components/ui/page-state.tsx";
import { Pages } from "@/components/ui/pages.tsx";
import { Section } from "@/components/ui/section.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { connectionRecords } from "@/lib/views/connection-records.ts";
import { retryAside } from "../../../../../connection-actions.ts";
import { Shell } from "../../../../shell.tsx";
import { loadConnection } from "../../load-connection.ts";
import { ConnectionFrame } from "../connection-frame.tsx";

export const metadata: Metadata = { title: "Set aside" };

type Props = {
  params: Promise<{ connection: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function RecordsPage({ params, searchParams }: Props) {
  const page = z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000)
    .catch(1)
    .parse((await searchParams).page);
  const { person, access, repositories, view, canChange } = await loadConnection(
    params,
    ({ tx, access, head }) => connectionRecords(tx, access, head.id, page),
  );
  const { head, of } = view;
  const path = `/settings/connections/${head.id}/records`;
  return (
    <Shell person={person} access={access} repositories={repositories}>
      <ConnectionFrame head={head} at="records" canChange={canChange}>
        <Section
          id="records"
          title="Set aside"
          finding={
            of.records.length > 0 &&
            "These could not be read. Nothing else waits for them; no figure holds them."
          }
        >
          {/* It stays when the list is empty: what it answered is still to be read. */}
          {canChange && (
            <ActionForm action={retryAside} className={of.records.length > 0 ? "form" : ""}>
              <input type="hidden" name="connectionId" value={head.id} />
              {of.records.length > 0 && (
                <div>
                  <SubmitButton tone="plain">Try all again</SubmitButton>
                </div>
              )}
            </ActionForm>
          )}
          {of.records.length === 0 ? (
            <PageState title="Nothing is set aside">Every record that came was understood.</PageState>
          ) : (
            <>
              <DataTable
                rows={of.records}
                keyOf={({ id }) => id}
                columns={[
                  {
                    head: "Record",
                    cell: ({ externalId, kind }) => (
                      <>
                        <code>{externalId.replace(`${head.id}/`, "")}</code>
                        <span className="sub">{kind}</span>
                      </>
                    ),
                  },
                  {
                    head: "Reason",
                    cell: ({ id, reason, payload, payloadRef }) => (
                      <>
                        {reason}
                        {payload !== null && (
                          <details>
                            <summary className="small">What was kept of it, {payloadRef ?? id}</summary>
                            <pre className="payload">{payload}</pre>
                          </details>
                        )}
                      </>
                    ),
                  },
                  {
                    head: "List",
                    cell: ({ stream, scopeName }) => (
                      <>
                        {stream ? streamWord(stream) : "–"}
                        {scopeName && <span className="sub">{scopeName}</span>}
                      </>
                    ),
                  },
                  {
                    head: "Since",
                    cell: ({ createdAt, attempts }) => (
                      <>
                        {formatMinute(createdAt)}
                        <span className="sub">tried {plural(attempts, "time")}</span>
                      </>
                    ),
                  },
                  canChange && {
                    head: "Retry",
                    isBare: true,
                    cell: ({ id }) => (
                      <ActionForm action={retryAside} className="">
                        <input type="hidden" name="connectionId" value={head.id} />
                        <input type="hidden" name="id" value={id} />
                        <SubmitButton tone="quiet">Try again</SubmitButton>
                      </ActionForm>
                    ),
                  },
                ]}
              />
              <Pages
                label="Pages of records"
                page={page}
                of={of}
                hrefOf={(to) => `${path}?page=${to}`}
                before="Newer"
                after="Older"
              />
            </>
          )}
        </Section>
      </ConnectionFrame>
    </Shell>
  );
}
