import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { formatMinute } from "@/components/numbers/format.ts";
import { ActionForm } from "@/components/ui/action-form.tsx";
import { Crumbs } from "@/components/ui/crumbs.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { repositoryPage } from "@/lib/views/repository-page.ts";
import { loadPage } from "../../../load-page.ts";
import { readRepositoryAgain } from "../../../repository-actions.ts";
import { Shell } from "../../shell.tsx";
import { LeftOut } from "./left-out.tsx";
import { Reading } from "./reading.tsx";
import { Runs } from "./runs.tsx";
import { Unread } from "./unread.tsx";

export const metadata: Metadata = { title: "Repository" };

type Props = { params: Promise<{ repository: string }> };

export default async function RepositoryPage({ params }: Props) {
  const { repository: id } = await params;
  const { person, access, repositories, view } = await loadPage(async ({ tx, access, repositories }) => {
    const repository = repositories.find((each) => each.id === id);
    return repository ? repositoryPage(tx, access, repository) : null;
  });
  if (view === null) notFound();
  const { repository, leftOut, unread, runs } = view;
  return (
    <Shell person={person} access={access} repositories={repositories} teamId={repository.teamId}>
      <header className="page-head">
        <Crumbs items={[{ label: "Settings", href: "/settings" }, { label: repository.name }]} />
        <h1>{repository.name}</h1>
        <p className="finding">
          <code>{repository.location}</code>
          {repository.landingBranch && <> · lands on {repository.landingBranch}</>}
          {repository.asOf && <> · read up to {formatMinute(repository.asOf)}</>}
        </p>
      </header>
      <Reading repository={repository} />
      {repository.fault && (
        <Notice tone="problem">
          {repository.fault.fix && <p>{repository.fault.fix}</p>}
          <p>{repository.fault.message}</p>
        </Notice>
      )}
      <div className="actions">
        {repository.asOf && (
          <Link className="button button-primary" href={`/teams/${repository.teamId}`}>
            Open the dashboard
          </Link>
        )}
        {(repository.state === "ready" || repository.state === "failed") && (
          <ActionForm action={readRepositoryAgain} className="">
            <input type="hidden" name="repoId" value={repository.id} />
            <SubmitButton tone="plain">
              {repository.state === "failed" ? "Try again" : "Read what is new"}
            </SubmitButton>
          </ActionForm>
        )}
      </div>
      <LeftOut paths={leftOut} />
      <Unread unread={unread} />
      <Runs runs={runs} />
    </Shell>
  );
}
