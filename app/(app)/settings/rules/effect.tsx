import { formatNumber, plural } from "@/components/numbers/format.ts";
import { PageState } from "@/components/ui/page-state.tsx";
import { Pages } from "@/components/ui/pages.tsx";
import { Section } from "@/components/ui/section.tsx";
import { TableTools } from "@/components/ui/table-tools.tsx";
import type { RuleText } from "@/lib/settings/rules/rule-text.ts";
import type { BackTestView } from "@/lib/views/back-test.ts";
import { PAGE_ROWS } from "@/lib/views/list-query.ts";
import { EffectFigures } from "./effect-figures.tsx";
import { EffectItems } from "./effect-items.tsx";

type Props = { effect: BackTestView; text: RuleText; page: number; closedTeams: number };

/** What would change: by how much, and in which changes. */
export function Effect({ effect, text, page, closedTeams }: Props) {
  const lines = effect.lines.reduce((sum, { atoms }) => sum + atoms, 0);
  const query = new URLSearchParams({ ...text });
  const hrefOf = (to: number) => `/settings/rules?${query}&page=${to}#effect-items`;
  return (
    <Section
      id="effect"
      title="What would change"
      aside={
        closedTeams > 0
          ? `Over everything that was read, of the teams that are open to you; ${plural(closedTeams, "team")} too small to show ${closedTeams === 1 ? "is" : "are"} left out here, and follow all the same.`
          : "Over everything that was read."
      }
      finding={
        effect.count === 0
          ? "Nothing that was read so far."
          : `${plural(effect.count, "change")} would count otherwise, ${plural(lines, "line")} of them in another class or not at all.`
      }
    >
      {effect.count === 0 ? (
        <PageState title="No change fits these rules">
          They can be kept all the same and count for what lands later.
        </PageState>
      ) : (
        <>
          <EffectFigures figures={effect.figures} />
          <TableTools table="effect-items" csv={`/api/export/rules?${query}`}>
            <span className="quiet">{formatNumber(effect.count)} in all</span>
          </TableTools>
          <EffectItems items={effect.items} />
          <Pages
            label="Changes that would count otherwise"
            page={page}
            of={Math.ceil(effect.count / PAGE_ROWS)}
            hrefOf={hrefOf}
          />
        </>
      )}
    </Section>
  );
}
