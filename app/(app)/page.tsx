import { redirect } from "next/navigation";
import { AutoRefresh } from "@/components/ui/auto-refresh.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { PageState } from "@/components/ui/page-state.tsx";
import { PrintButton } from "@/components/ui/print-button.tsx";
import { WindowPicker } from "@/components/ui/window-picker.tsx";
import { grantOpenTeams } from "@/lib/auth/access.ts";
import { teamGrounds } from "@/lib/auth/team-grounds.ts";
import { homeView } from "@/lib/views/home.ts";
import { dataEnd } from "@/lib/views/org-frame.ts";
import { readWindow } from "@/lib/views/page-window.ts";
import { teamFrame } from "@/lib/views/team-frame.ts";
import { loadPage } from "../load-page.ts";
import { HomeFinding } from "./home-finding.tsx";
import { HomeTable } from "./home-table.tsx";
import { Missing } from "./missing.tsx";
import { Shell } from "./shell.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function HomePage({ searchParams }: Props) {
  const asked = await searchParams;
  const { person, access, repositories, view } = await loadPage(async ({ tx, access, repositories }) => {
    const window = readWindow(asked, dataEnd(repositories));
    const open = grantOpenTeams(access, await teamGrounds(tx, access, null, window));
    return homeView(tx, open, await teamFrame(tx, access, repositories), window);
  });
  if (repositories.length === 0 && !access.isSample) redirect("/start");
  return (
    <Shell
      person={person}
      access={access}
      repositories={repositories}
      bar={view.asOf && <WindowPicker window={view.window} path="/" />}
    >
      {view.window.notice && <Notice tone="caution">{view.window.notice}</Notice>}
      <header className="page-head page-head-tools">
        <div>
          <h1>Is AI making us more competitive?</h1>
          {repositories.length > 0 && <HomeFinding view={view} />}
        </div>
        <PrintButton />
      </header>
      {repositories.length === 0 ? (
        <PageState title="The sample is being written">
          Three repositories are generated and then read like any other. The first numbers appear here within
          a minute.
          <AutoRefresh everySeconds={2} />
        </PageState>
      ) : (
        <>
          <HomeTable view={view} />
          <Missing />
        </>
      )}
    </Shell>
  );
}
