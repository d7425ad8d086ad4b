import { formatMinute, formatNumber, plural } from "@/components/numbers/format.ts";
import { plainTitle } from "@/components/numbers/plain-title.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Section } from "@/components/ui/section.tsx";
import type { ChangeItem } from "@/lib/views/change-item.ts";

type Props = { commits: ChangeItem["commits"]; location: string };

/** The commits themselves: the end of the way back from a number. */
export function Commits({ commits, location }: Props) {
  if (commits.length === 0) return null;
  const isWeb = commits.some(({ link }) => link !== null);
  return (
    <Section
      id="commits"
      title="Commits"
      aside={isWeb ? plural(commits.length, "commit") : `In ${location}: git show, then the hash`}
    >
      <DataTable
        rows={commits}
        keyOf={({ sha }) => sha}
        columns={[
          {
            head: "Commit",
            cell: ({ sha, link }) =>
              link ? (
                <a href={link} rel="noreferrer" target="_blank">
                  <code>{sha.slice(0, 12)}</code>
                </a>
              ) : (
                <code>{sha}</code>
              ),
          },
          { head: "Subject", cell: ({ subject }) => plainTitle(subject) },
          { head: "Written", className: "nowrap", cell: (commit) => formatMinute(commit.authored_at) },
          {
            head: "Added",
            className: "num",
            cell: ({ added }) => (added === null ? "–" : formatNumber(added)),
          },
          {
            head: "Removed",
            className: "num",
            cell: ({ removed }) => (removed === null ? "–" : formatNumber(removed)),
          },
        ]}
      />
    </Section>
  );
}
