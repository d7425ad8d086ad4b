import type { Metadata } from "next";
import { z } from "zod";
import { loadPage } from "@/app/load-page.ts";
import { importTeams } from "@/app/team-import-action.ts";
import { ImportForm } from "@/components/ui/import-form.tsx";
import { PageState } from "@/components/ui/page-state.tsx";
import { Section } from "@/components/ui/section.tsx";
import { grantSettings } from "@/lib/auth/access.ts";
import { teamsPage } from "@/lib/views/team-tree.ts";
import { Shell } from "../../shell.tsx";
import { OnlyAdmins } from "../only-admins.tsx";
import { PeopleNames } from "../people/people-names.tsx";
import { SettingsHead } from "../settings-head.tsx";
import { ChosenTeam } from "./chosen-team.tsx";
import { SyncTeams } from "./sync-teams.tsx";
import { AddTeam } from "./team-forms.tsx";
import { TeamTree } from "./team-tree.tsx";

export const metadata: Metadata = { title: "Teams" };

type Props = { searchParams: Promise<{ team?: string | string[] }> };

export default async function TeamsPage({ searchParams }: Props) {
  const asked = z.uuid().safeParse((await searchParams).team);
  const { person, access, repositories, view } = await loadPage(async ({ tx, access }) =>
    access.role === "owner" || access.role === "admin"
      ? teamsPage(tx, grantSettings(access), asked.success ? asked.data : null)
      : null,
  );
  return (
    <Shell person={person} access={access} repositories={repositories}>
      <SettingsHead at="teams" />
      {view === null ? (
        <OnlyAdmins what="who is in which team" />
      ) : (
        <>
          <PeopleNames names={view.names} />
          <p className="prose list-lead">
            A change belongs to the team that its author was in when it landed: of several the one joined
            last, and of those joined together the innermost. Joining or leaving never moves what was done
            before.
          </p>
          {view.teams.length === 0 ? (
            <PageState title="No team yet">
              Connect GitHub and its teams come along, add one here, or import a table. Until then each
              repository stands for a team.
            </PageState>
          ) : (
            <TeamTree teams={view.teams} chosen={view.chosen?.team.id ?? null} />
          )}
          {view.isHosted && <SyncTeams />}
          {view.chosen && <ChosenTeam {...view.chosen} teams={view.teams} />}
          <Section id="add" title="Add a team">
            <AddTeam teams={view.teams} />
          </Section>
          <Section id="import" title="Import a table">
            <p className="prose list-lead">
              One line a person and team; below another team as <code>Outer / Inner</code>. Days as{" "}
              <code>2026-11-15</code>: without <code>from</code> it is from the beginning, and <code>to</code>{" "}
              is the last day. You see what would change before anything does.
            </p>
            <ImportForm action={importTeams} columns="team, person, level, from, to" />
          </Section>
        </>
      )}
    </Shell>
  );
}
