import { formatDay, plural } from "@/components/numbers/format.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { PageTeam } from "@/lib/views/team-tree.ts";

const ORIGIN: Readonly<Record<string, string>> = { github: "GitHub", csv: "A table", typed: "Typed here" };

/** The teams, each below the one it belongs to. */
export const TeamTree = ({ teams, chosen }: { teams: readonly PageTeam[]; chosen: string | null }) => (
  <DataTable
    id="team-tree"
    rows={teams}
    keyOf={({ id }) => id}
    columns={[
      {
        head: "Team",
        cell: ({ id, name, depth }) => (
          <>
            <span className="tree-step" aria-hidden>
              {"└ ".padStart(depth * 2 + 2, "\u2003").slice(depth === 0 ? 99 : 0)}
            </span>
            <Link href={`/settings/teams?team=${id}#team`} aria-current={id === chosen ? "true" : undefined}>
              {name}
            </Link>
          </>
        ),
      },
      {
        head: "In it now",
        cell: ({ removedAt, members }) =>
          removedAt !== null
            ? `Ended ${formatDay(removedAt)}`
            : members === 0
              ? "nobody of its own"
              : plural(members, "person", "people"),
      },
      {
        head: "Comes from",
        cell: ({ origin, edited }) => (
          <>
            {ORIGIN[origin]}
            {origin === "github" && edited.length > 0 && <span className="sub">changed here</span>}
          </>
        ),
      },
    ]}
  />
);
