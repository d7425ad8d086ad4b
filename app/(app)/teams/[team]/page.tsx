import type { Metadata } from "next";
import { Notice } from "@/components/ui/notice.tsx";
import { PrintButton } from "@/components/ui/print-button.tsx";
import { WindowPicker } from "@/components/ui/window-picker.tsx";
import { loadTeamPage } from "../../../load-page.ts";
import { rememberedTeam } from "../../../remembered-team.ts";
import { Missing } from "../../missing.tsx";
import { Shell } from "../../shell.tsx";
import { CompositionSection } from "./composition-section.tsx";
import { NetSection } from "./net-section.tsx";
import { NoiseSection } from "./noise-section.tsx";
import { SurvivalSection } from "./survival-section.tsx";
import { TeamHead } from "./team-head.tsx";

export const metadata: Metadata = { title: "Team" };

type Props = {
  params: Promise<{ team: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function TeamPage({ params, searchParams }: Props) {
  const [{ team }, asked] = [await params, await searchParams];
  const { person, access, repositories, view } = await loadTeamPage(
    team,
    asked,
    ({ tx, team: proof, repositories, window }) => rememberedTeam(tx, proof, repositories, window),
  );
  const reading = repositories.some(
    ({ teamId, state }) => teamId === team && state !== "ready" && state !== "failed",
  );
  const unit = asked.in === "lines" ? "lines" : "points";
  const keep: Record<string, string> = unit === "lines" ? { in: unit } : {};
  return (
    <Shell
      person={person}
      access={access}
      repositories={repositories}
      teamId={team}
      bar={view.asOf && <WindowPicker window={view.window} path={`/teams/${team}`} keep={keep} />}
    >
      {view.window.notice && <Notice tone="caution">{view.window.notice}</Notice>}
      {reading && (
        <Notice tone="caution">
          Still being read: what you see is partial and grows as the reading goes on.
        </Notice>
      )}
      <header className="page-head page-head-tools">
        <TeamHead view={view} />
        <PrintButton />
      </header>
      <NetSection view={view} unit={unit} />
      <CompositionSection view={view} />
      <NoiseSection view={view} />
      <SurvivalSection view={view} />
      <Missing />
    </Shell>
  );
}
