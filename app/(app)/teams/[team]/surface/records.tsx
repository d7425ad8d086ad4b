import { AXIS_WORDS } from "@/components/numbers/axis-words.ts";
import { formatDay } from "@/components/numbers/format.ts";
import { plainTitle } from "@/components/numbers/plain-title.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageState } from "@/components/ui/page-state.tsx";
import { Pages } from "@/components/ui/pages.tsx";
import { Section } from "@/components/ui/section.tsx";
import { PAGE_ROWS } from "@/lib/views/list-query.ts";
import { recordLinks } from "@/lib/views/record-links.ts";
import type { SurfaceView } from "@/lib/views/surface.ts";
import { type SurfaceQuery, surfaceAddress } from "@/lib/views/surface-query.ts";

type Props = {
  view: SurfaceView;
  query: SurfaceQuery;
  path: string;
  time: Readonly<Record<string, string>>;
};

/** The records of one axis, the newest first, each with what its gate said. They carry no author. */
export function Records({ view, query, path, time }: Props) {
  const row = view.rows.find(({ axis }) => axis === query.axis);
  if (row === undefined || row.figure === null) return null;
  const { axis, figure } = row;
  const passed = figure.value ?? 0;
  const count = query.gate === null ? figure.n : query.gate === "passed" ? passed : figure.n - passed;
  const href = (change: Partial<SurfaceQuery>) =>
    `${path}?${new URLSearchParams({ ...time, ...surfaceAddress(query, change) })}#records`;
  const which = query.gate === "passed" ? "counted" : query.gate === "left" ? "left out" : "all";
  return (
    <Section
      id="records"
      title={`${AXIS_WORDS[axis].label}: the records`}
      finding={`${count} ${which === "all" ? "in all" : which}.`}
      aside={query.gate && <Link href={href({ gate: null })}>Show all</Link>}
    >
      {view.records.length === 0 ? (
        <PageState title="No records here">
          Another window or the other side of the gate may have some.
        </PageState>
      ) : (
        <DataTable
          id="records-table"
          rows={view.records}
          keyOf={({ id }) => id}
          columns={[
            {
              head: "Record",
              className: "cell-title",
              cell: (record) => {
                const { inside, outside, name } = recordLinks(record);
                const title = plainTitle(record.title) || name;
                return (
                  <>
                    {inside ? <Link href={inside}>{title}</Link> : title}
                    <span className="sub">{outside ? <a href={outside}>{name}</a> : name}</span>
                  </>
                );
              },
            },
            { head: "When", className: "nowrap", cell: ({ at }) => formatDay(at) },
            { head: "Gate", cell: ({ passed: isIn }) => (isIn ? "counted" : "left out") },
            { head: "Because it", label: "Because", cell: ({ why }) => why },
            {
              head: "AI or a bot",
              cell: ({ isAssisted }) => (isAssisted ? "yes" : <span className="quiet">not known</span>),
            },
          ]}
        />
      )}
      <Pages
        label="Records"
        page={query.page}
        of={Math.max(1, Math.ceil(count / PAGE_ROWS))}
        hrefOf={(page) => href({ page })}
      />
    </Section>
  );
}
