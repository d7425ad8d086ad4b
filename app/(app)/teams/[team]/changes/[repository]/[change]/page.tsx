import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { CompositionMark } from "@/components/numbers/composition-mark.tsx";
import { formatMinute, plural } from "@/components/numbers/format.ts";
import { plainTitle } from "@/components/numbers/plain-title.ts";
import { Crumbs } from "@/components/ui/crumbs.tsx";
import { changeItem } from "@/lib/views/change-item.ts";
import { readGroupQuery } from "@/lib/views/group-query.ts";
import { loadTeamPage } from "../../../../../../load-page.ts";
import { Shell } from "../../../../../shell.tsx";
import { Commits } from "./commits.tsx";
import { Corrections } from "./corrections.tsx";
import { Edges } from "./edges.tsx";
import { Lines } from "./lines.tsx";
import { Piece } from "./piece.tsx";
import { Restated } from "./restated.tsx";
import { Signals } from "./signals.tsx";

export const metadata: Metadata = { title: "Change" };

const HOW = {
  merge: "merged into",
  squash: "squashed into",
  rebase: "rebased into",
  push: "pushed into",
  closed: "closed without landing in",
} as const;

type Props = {
  params: Promise<{ team: string; repository: string; change: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ChangePage({ params, searchParams }: Props) {
  const [{ team, repository, change: written }, asked] = [await params, await searchParams];
  const id = decodeURIComponent(written);
  if (!z.uuid().safeParse(repository).success) notFound();
  const { person, access, repositories, view } = await loadTeamPage(team, {}, ({ tx, team: proof }) =>
    changeItem(tx, proof, repository, id),
  );
  const { change, made } = view;
  const name = repositories.find(({ teamId }) => teamId === team)?.teamName ?? "Team";
  const how = HOW[change.kind as keyof typeof HOW] ?? "landed in";
  return (
    <Shell person={person} access={access} repositories={repositories} teamId={team}>
      <header className="page-head">
        <Crumbs
          items={[
            { label: name, href: `/teams/${team}` },
            { label: "Ledger", href: `/teams/${team}/ledger` },
            { label: change.number === null ? change.merge_sha.slice(0, 10) : `#${change.number}` },
          ]}
        />
        <h1 className="title-long">{plainTitle(change.title) || change.merge_sha.slice(0, 10)}</h1>
        <p className="quiet">
          {made && (
            <>
              <CompositionMark name={made.stated_class ?? made.class} /> ·{" "}
            </>
          )}
          {how} {change.branch} of {change.repository} on {formatMinute(change.merged_at)} ·{" "}
          {plural(change.gross, "changed line")} ·{" "}
          {change.link ? (
            <a href={change.link} rel="noreferrer" target="_blank">
              open at the source
            </a>
          ) : (
            <code title={change.merge_sha}>{change.merge_sha.slice(0, 12)}</code>
          )}
        </p>
      </header>
      <Lines groups={view.groups} gross={change.gross} teamId={team} repositoryId={repository} />
      <Signals made={made} />
      <Corrections
        item={view}
        meant={readGroupQuery(asked)}
        ids={{ team, repository, change: change.id }}
        userId={access.userId}
        isAdmin={access.role === "owner" || access.role === "admin"}
      />
      <Piece piece={view.piece} weight={view.weight} id={change.id} teamId={team} repositoryId={repository} />
      <Edges edges={view.edges} id={change.id} teamId={team} repositoryId={repository} />
      <Restated
        entries={view.entries}
        since={change.kind === "closed" ? "it was closed" : "it landed"}
        id={change.id}
        teamId={team}
        repositoryId={repository}
      />
      <Commits commits={view.commits} location={change.location} />
    </Shell>
  );
}
