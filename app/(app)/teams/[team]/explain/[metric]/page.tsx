import type { Metadata } from "next";
import { FigureBlock } from "@/components/numbers/figure.tsx";
import { CLASS_LABEL } from "@/components/numbers/labels.ts";
import { prepareSum } from "@/components/numbers/prepare-sum.ts";
import { Crumbs } from "@/components/ui/crumbs.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { Section } from "@/components/ui/section.tsx";
import { WindowPicker } from "@/components/ui/window-picker.tsx";
import { explainView } from "@/lib/views/explain.ts";
import { listAddress, readListQuery } from "@/lib/views/list-query.ts";
import { windowQuery } from "@/lib/views/page-window.ts";
import { loadTeamPage } from "../../../../../load-page.ts";
import { Shell } from "../../../../shell.tsx";
import { ChangeTable } from "../../change-table.tsx";

export const metadata: Metadata = { title: "Explain" };

type Props = {
  params: Promise<{ team: string; metric: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ExplainPage({ params, searchParams }: Props) {
  const [{ team, metric: id }, asked] = [await params, await searchParams];
  const query = readListQuery(asked);
  const { person, access, repositories, view } = await loadTeamPage(
    team,
    asked,
    ({ tx, team: proof, repositories, window }) => explainView(tx, proof, repositories, id, window, query),
  );
  const { metric, figure, list, window } = view;
  const path = `/teams/${team}/explain/${metric.id}`;
  const byClass = metric.read.as === "points" && query.class !== null ? query.class : null;
  const isPart = query.composition !== null || query.q !== "" || byClass !== null;
  const sum = prepareSum(metric, figure, list, isPart);
  return (
    <Shell
      person={person}
      access={access}
      repositories={repositories}
      teamId={team}
      bar={<WindowPicker window={window} path={path} keep={listAddress(query, {})} />}
    >
      {window.notice && <Notice tone="caution">{window.notice}</Notice>}
      <header className="page-head">
        <Crumbs
          items={[
            { label: "Teams", href: "/" },
            { label: view.name, href: `/teams/${team}?${windowQuery(window)}` },
            { label: metric.title },
          ]}
        />
        <h1>{metric.title}</h1>
        <p className="finding">{metric.definition}</p>
      </header>
      <div className="split">
        <FigureBlock figure={figure} size="hero" label={`${view.name}, ${window.from} to ${window.to}`} />
        <dl className="facts">
          <dt>How it is computed</dt>
          <dd>{sum.formula}</dd>
          <dt>Method</dt>
          <dd>
            {figure.methodVersion}, parameters <code>{figure.paramsHash.slice(0, 12) || "default"}</code>,{" "}
            <Link href={`/definitions#${metric.id}`}>full definition</Link>
          </dd>
        </dl>
      </div>
      <Section
        id="changes"
        title={byClass ? `${CLASS_LABEL[byClass]}: the changes` : "The changes behind it"}
        finding={sum.sentence}
      >
        <ChangeTable
          list={list}
          query={query}
          path={path}
          keep={Object.fromEntries(new URLSearchParams(windowQuery(window)))}
          teamId={team}
          columns={sum.columns}
        />
      </Section>
    </Shell>
  );
}
