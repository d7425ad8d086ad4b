import type { Metadata } from "next";
import { WaterfallChart } from "@/components/charts/waterfall-chart.tsx";
import { CLASS_LABEL, CLASS_MEANS, COMPOSITION_LABEL } from "@/components/numbers/labels.ts";
import { Crumbs } from "@/components/ui/crumbs.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { Section } from "@/components/ui/section.tsx";
import { WindowPicker } from "@/components/ui/window-picker.tsx";
import { ledgerView } from "@/lib/views/ledger.ts";
import { listAddress, readListQuery } from "@/lib/views/list-query.ts";
import { windowQuery } from "@/lib/views/page-window.ts";
import { loadTeamPage } from "../../../../load-page.ts";
import { Shell } from "../../../shell.tsx";
import { ChangeTable } from "../change-table.tsx";

export const metadata: Metadata = { title: "Net or just activity?" };

type Props = {
  params: Promise<{ team: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function LedgerPage({ params, searchParams }: Props) {
  const [{ team }, asked] = [await params, await searchParams];
  const query = readListQuery(asked);
  const { person, access, repositories, view } = await loadTeamPage(
    team,
    asked,
    ({ tx, team: proof, repositories, window }) => ledgerView(tx, proof, repositories, window, query),
  );
  const path = `/teams/${team}/ledger`;
  const time = Object.fromEntries(new URLSearchParams(windowQuery(view.window)));
  const everything = `${path}?${new URLSearchParams({ ...time, ...listAddress(query, { class: null, sort: "of", dir: "down" }) })}#changes`;
  const only = [
    ...(query.composition ? [`${COMPOSITION_LABEL[query.composition].toLowerCase()} changes`] : []),
    ...(query.service ? [`lines in files of ${query.service}`] : []),
  ];
  const of = only.length === 0 ? "" : `. Shown are only ${only.join(", and of them ")}`;
  return (
    <Shell
      person={person}
      access={access}
      repositories={repositories}
      teamId={team}
      bar={<WindowPicker window={view.window} path={path} keep={listAddress(query, {})} />}
    >
      {view.window.notice && <Notice tone="caution">{view.window.notice}</Notice>}
      <header className="page-head">
        <Crumbs
          items={[
            { label: "Teams", href: "/" },
            { label: view.name, href: `/teams/${team}?${windowQuery(view.window)}` },
            { label: "Ledger" },
          ]}
        />
        <h1>Net or just activity?</h1>
        <p className="finding">
          Every added and every removed line has exactly one class: the first that applies{of}.
        </p>
      </header>
      <WaterfallChart waterfall={view.waterfall} ledger={everything} chosen={query.class} />
      <Section
        id="changes"
        title={query.class ? `${CLASS_LABEL[query.class]}: the changes` : "All changes"}
        finding={query.class ? CLASS_MEANS[query.class] : undefined}
        aside={query.class && <Link href={everything}>Show all classes</Link>}
      >
        <ChangeTable
          list={view.list}
          services={view.services}
          query={query}
          path={path}
          keep={time}
          teamId={team}
          csv={`/api/export/changes?${new URLSearchParams({ team, ...time, ...listAddress(query, {}) })}`}
          columns={query.class ? { of: "Lines" } : { of: "Net lines", over: "Gross lines" }}
        />
      </Section>
    </Shell>
  );
}
