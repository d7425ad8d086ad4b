import { formatMinute, formatNumber } from "@/components/numbers/format.ts";
import { ActionForm } from "@/components/ui/action-form.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageState } from "@/components/ui/page-state.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import type { FrameRepository } from "@/lib/views/org-frame.ts";
import { removeRepository } from "../../repository-actions.ts";

const STATE = {
  queued: "Waiting",
  reading: "Reading",
  ready: "Current",
  failed: "Could not be read",
} as const;

export function RepositoryList({
  repositories,
  canChange,
}: {
  repositories: readonly FrameRepository[];
  canChange: boolean;
}) {
  if (repositories.length === 0) {
    return (
      <PageState title="No repository yet">
        Add a folder of this machine or an address: the first numbers follow in minutes.
      </PageState>
    );
  }
  return (
    <table className="table stacks">
      <thead>
        <tr>
          <th scope="col">Repository</th>
          <th scope="col">Where</th>
          <th scope="col">State</th>
          <th scope="col">Read up to</th>
          {canChange && (
            <th scope="col">
              <span className="visually-hidden">Remove</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {repositories.map((each) => (
          <tr key={each.id}>
            <th scope="row">
              <Link href={`/repositories/${each.id}`}>{each.name}</Link>
            </th>
            <td data-label="Where">
              <code>{each.location}</code>
            </td>
            <td data-label="State">
              {STATE[each.state]}
              {each.state === "reading" &&
                each.total > 0 &&
                ` ${formatNumber(each.done)} of ${formatNumber(each.total)}`}
            </td>
            <td data-label="Read up to">{each.asOf ? formatMinute(each.asOf) : "not yet"}</td>
            {canChange && (
              <td>
                <span className="visually-hidden">Take it out: </span>
                <details>
                  <summary>Remove</summary>
                  <ActionForm action={removeRepository} className="form form-tight">
                    <p className="small">
                      Every figure computed from it goes, for good. The repository itself stays as it is and
                      can be added again.
                    </p>
                    <input type="hidden" name="repoId" value={each.id} />
                    <div>
                      <SubmitButton tone="danger" busy="Removing…">
                        Remove {each.name}
                      </SubmitButton>
                    </div>
                  </ActionForm>
                </details>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
