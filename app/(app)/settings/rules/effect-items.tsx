import { formatDay, formatNumber } from "@/components/numbers/format.ts";
import { CLASS_LABEL, COMPOSITION_LABEL } from "@/components/numbers/labels.ts";
import { plainTitle } from "@/components/numbers/plain-title.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Pages } from "@/components/ui/pages.tsx";
import { Section } from "@/components/ui/section.tsx";
import { TableTools } from "@/components/ui/table-tools.tsx";
import type { BackTestItem } from "@/lib/core/back-test-reader.ts";
import { EXCLUDED } from "@/lib/model/correction.ts";
import type { LedgerClass } from "@/lib/model/ledger-class.ts";
import type { RuleText } from "@/lib/settings/rules/rule-text.ts";
import type { BackTestView } from "@/lib/views/back-test.ts";
import { changePath } from "@/lib/views/change-path.ts";
import { PAGE_ROWS } from "@/lib/views/list-query.ts";

type Props = { effect: BackTestView; text: RuleText; page: number };

/** Which changes would count otherwise: most lines first, turned over by the address, and as a table to take along. */
export function EffectItems({ effect, text, page }: Props) {
  if (effect.count === 0) return null;
  const query = new URLSearchParams({ ...text });
  return (
    <Section id="effect-changes" title="Which changes" aside="Those with the most lines first.">
      <TableTools table="effect-items" csv={`/api/export/rules?${query}`}>
        <span className="quiet">{formatNumber(effect.count)} in all</span>
      </TableTools>
      <Items items={effect.items} />
      <Pages
        label="Changes that would count otherwise"
        page={page}
        of={Math.ceil(effect.count / PAGE_ROWS)}
        hrefOf={(to) => `/settings/rules?${query}&page=${to}#effect-changes`}
      />
    </Section>
  );
}

/** Each with what of it moves. They carry no author. */
const Items = ({ items }: { items: readonly BackTestItem[] }) => (
  <DataTable
    id="effect-items"
    rows={items}
    keyOf={({ repoId, id }) => `${repoId} ${id}`}
    columns={[
      {
        head: "Change",
        className: "cell-title",
        cell: ({ teamId, repoId, id, number, mergeSha, title }) => (
          <>
            <Link href={changePath(teamId, repoId, id)}>{plainTitle(title) || mergeSha.slice(0, 10)}</Link>
            <span className="sub">
              {number !== null && `#${number} · `}
              {mergeSha.slice(0, 10)}
            </span>
          </>
        ),
      },
      { head: "Merged", className: "nowrap", cell: ({ mergedAt }) => formatDay(mergedAt) },
      {
        head: "Its lines",
        cell: ({ lines }) =>
          lines.length === 0
            ? "as they are"
            : lines.map(({ from, to, atoms }) => (
                <span key={`${from} ${to}`} className="moved-lines">
                  {formatNumber(atoms)} {name(from)} → {name(to)}
                </span>
              )),
      },
      {
        head: "How it was made",
        cell: ({ made }) =>
          made.from === made.to
            ? COMPOSITION_LABEL[made.from]
            : `${COMPOSITION_LABEL[made.from]} → ${COMPOSITION_LABEL[made.to].toLowerCase()}`,
      },
    ]}
  />
);

const name = (of: LedgerClass | typeof EXCLUDED): string =>
  of === EXCLUDED ? "left out" : CLASS_LABEL[of].toLowerCase();
