import type { Metadata } from "next";
import { Crumbs } from "@/components/ui/crumbs.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { PageState } from "@/components/ui/page-state.tsx";
import { PrintButton } from "@/components/ui/print-button.tsx";
import { Section } from "@/components/ui/section.tsx";
import { TableTools } from "@/components/ui/table-tools.tsx";
import { WindowPicker } from "@/components/ui/window-picker.tsx";
import { windowQuery } from "@/lib/views/page-window.ts";
import { surfaceView } from "@/lib/views/surface.ts";
import { readSurfaceQuery, surfaceAddress } from "@/lib/views/surface-query.ts";
import { loadTeamPage } from "../../../../load-page.ts";
import { Shell } from "../../../shell.tsx";
import { AxisTable } from "./axis-table.tsx";
import { Records } from "./records.tsx";
import { Upstream } from "./upstream.tsx";

export const metadata: Metadata = { title: "Where did the value come from?" };

type Props = {
  params: Promise<{ team: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function SurfacePage({ params, searchParams }: Props) {
  const [{ team }, asked] = [await params, await searchParams];
  const query = readSurfaceQuery(asked);
  const { person, access, repositories, view } = await loadTeamPage(
    team,
    asked,
    ({ tx, team: proof, repositories, window }) => surfaceView(tx, proof, repositories, window, query),
  );
  const path = `/teams/${team}/surface`;
  const time = Object.fromEntries(new URLSearchParams(windowQuery(view.window)));
  return (
    <Shell
      person={person}
      access={access}
      repositories={repositories}
      teamId={team}
      bar={view.asOf && <WindowPicker window={view.window} path={path} keep={surfaceAddress(query, {})} />}
    >
      {view.window.notice && <Notice tone="caution">{view.window.notice}</Notice>}
      <header className="page-head page-head-tools">
        <div>
          <Crumbs
            items={[
              { label: "Teams", href: "/" },
              { label: view.name, href: `/teams/${team}?${windowQuery(view.window)}` },
              { label: "Value" },
            ]}
          />
          <h1>Where did the value come from?</h1>
          <p className="finding">
            Building is one of seven ways to contribute. Each is counted in its own unit; they are never added
            up.
          </p>
        </div>
        <PrintButton />
      </header>
      {view.isRead ? (
        <>
          <Upstream view={view} />
          <Section
            id="axes"
            title="The seven axes"
            aside="What counts has passed a gate; the rest is kept, with the reason."
          >
            <TableTools
              table="axes-table"
              csv={`/api/export/surface?${new URLSearchParams({ team, ...time })}`}
            />
            <AxisTable rows={view.rows} path={path} time={time} />
            <p className="small quiet list-lead">
              Not observed anywhere: {view.notObserved.join(", ")}. A zero is never absence of work.
            </p>
          </Section>
          <Records view={view} query={query} path={path} time={time} />
        </>
      ) : (
        <PageState title="Nobody has looked yet">
          The seven axes are looked at once the repositories of this team have been read. It takes a minute or
          two.
        </PageState>
      )}
    </Shell>
  );
}
