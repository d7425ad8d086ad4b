import type { Metadata } from "next";
import { z } from "zod";
import { formatMinute, plural } from "@/components/numbers/format.ts";
import { streamWord } from "@/components/sources/source-words.ts";
import { ActionForm } from "@/components/ui/action-form.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageState } from "@/components/ui/page-state.tsx";
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
          {of.records.length === 0 ? (
            <PageState title="Nothing is set aside">Every record that came was understood.</PageState>
          ) : (
            <>
              {canChange && (
                <ActionForm action={retryAside} className="form">
                  <input type="hidden" name="connectionId" value={head.id} />
                  <div>
                    <SubmitButton tone="plain">Try all again</SubmitButton>
                  </div>
                </ActionForm>
              )}
              <table className="table stacks">
                <thead>
                  <tr>
                    <th scope="col">Record</th>
                    <th scope="col">Reason</th>
                    <th scope="col">List</th>
                    <th scope="col">Since</th>
                    {canChange && <th scope="col">Retry</th>}
                  </tr>
                </thead>
                <tbody>
                  {of.records.map((each) => (
                    <tr key={each.id}>
                      <th scope="row">
                        <code>{each.externalId.replace(`${head.id}/`, "")}</code>
                        <span className="sub">{each.kind}</span>
                      </th>
                      <td data-label="Reason">
                        {each.reason}
                        {each.payload !== null && (
                          <details>
                            <summary className="small">
                              What was kept of it, {each.payloadRef ?? each.id}
                            </summary>
                            <pre className="payload">{each.payload}</pre>
                          </details>
                        )}
                      </td>
                      <td data-label="List">
                        {each.stream ? streamWord(each.stream) : "–"}
                        {each.scopeName && <span className="sub">{each.scopeName}</span>}
                      </td>
                      <td data-label="Since">
                        {formatMinute(each.createdAt)}
                        <span className="sub">tried {plural(each.attempts, "time")}</span>
                      </td>
                      {canChange && (
                        <td data-label="Retry">
                          <span className="visually-hidden">Retry: </span>
                          <ActionForm action={retryAside} className="">
                            <input type="hidden" name="connectionId" value={head.id} />
                            <input type="hidden" name="id" value={each.id} />
                            <SubmitButton tone="quiet">Try again</SubmitButton>
                          </ActionForm>
                        </td>
                      )}
                    </tr>
                  ))}
                </tbody>
              </table>
              <nav className="pages" aria-label="Pages of records">
                {page > 1 ? <Link href={`${path}?page=${page - 1}`}>← Newer</Link> : <span />}
                <span>Page {page}</span>
                {of.hasMore ? <Link href={`${path}?page=${page + 1}`}>Older →</Link> : <span />}
              </nav>
            </>
          )}
        </Section>
      </ConnectionFrame>
    </Shell>
  );
}
