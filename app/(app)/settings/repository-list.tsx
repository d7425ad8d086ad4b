import { formatMinute, formatNumber } from "@/components/numbers/format.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Narrowed } from "@/components/ui/narrowed.tsx";
import { PageState } from "@/components/ui/page-state.tsx";
import { RowForm } from "@/components/ui/row-form.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { type NarrowQuery, narrowList } from "@/lib/views/narrow-list.ts";
import type { FrameRepository } from "@/lib/views/org-frame.ts";
import { removeRepository } from "../../repository-actions.ts";

const STATE = {
  queued: "Waiting",
  reading: "Reading",
  ready: "Current",
  failed: "Could not be read",
} as const;

type Props = { repositories: readonly FrameRepository[]; query: NarrowQuery; canChange: boolean };

/** The repositories that are read, with what stands in the way of those that cannot be. */
export function RepositoryList({ repositories, query, canChange }: Props) {
  if (repositories.length === 0) {
    return (
      <PageState title="No repository yet">
        Add a folder of this machine or an address: the first numbers follow in minutes.
      </PageState>
    );
  }
  return (
    <Narrowed
      list={narrowList(
        repositories,
        query,
        ({ name, location, state }) => `${name} ${location} ${STATE[state]}`,
      )}
      path="/settings"
      label="Name, place or state"
      anchor="repositories"
    >
      {(rows) => (
        <DataTable
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            { head: "Repository", cell: ({ id, name }) => <Link href={`/repositories/${id}`}>{name}</Link> },
            { head: "Where", cell: ({ location }) => <code>{location}</code> },
            {
              head: "State",
              cell: ({ state, done, total }) =>
                state === "reading" && total > 0
                  ? `${STATE[state]} ${formatNumber(done)} of ${formatNumber(total)}`
                  : STATE[state],
            },
            { head: "Read up to", cell: ({ asOf }) => (asOf ? formatMinute(asOf) : "not yet") },
            canChange && {
              head: "Remove",
              isBare: true,
              cell: ({ id, name }) => (
                <RowForm
                  does="Remove"
                  action={removeRepository}
                  id={{ name: "repoId", value: id }}
                  submit={
                    <SubmitButton tone="danger" busy="Removing…">
                      Remove {name}
                    </SubmitButton>
                  }
                >
                  <p className="small">
                    Every figure computed from it goes, for good. The repository itself stays as it is and can
                    be added again.
                  </p>
                </RowForm>
              ),
            },
          ]}
        />
      )}
    </Narrowed>
  );
}
