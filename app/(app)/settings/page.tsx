import type { Metadata } from "next";
import { ActionForm } from "@/components/ui/action-form.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Section } from "@/components/ui/section.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { readNarrowQuery } from "@/lib/views/narrow-list.ts";
import { loadPage } from "../../load-page.ts";
import { removeSample, renameOrganisation } from "../../organisation-actions.ts";
import { AddRepositoryForm } from "../add-repository-form.tsx";
import { OpenSampleForm } from "../open-sample-form.tsx";
import { Shell } from "../shell.tsx";
import { RepositoryList } from "./repository-list.tsx";
import { SettingsHead } from "./settings-head.tsx";

export const metadata: Metadata = { title: "Settings" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SettingsPage({ searchParams }: Props) {
  const query = readNarrowQuery(await searchParams);
  const { person, access, repositories } = await loadPage(async () => null);
  const canChange = access.role === "owner" || access.role === "admin";
  const hasSample = person.memberships.some(({ isSample }) => isSample);
  return (
    <Shell person={person} access={access} repositories={repositories}>
      <SettingsHead at="organisation" />
      <Section id="repositories" title="Repositories">
        <RepositoryList repositories={repositories} query={query} canChange={canChange} />
        {canChange && !access.isSample && (
          <div className="narrow add-here">
            <h3>{repositories.length === 0 ? "Add a repository" : "Add another"}</h3>
            <AddRepositoryForm />
          </div>
        )}
      </Section>
      {canChange && !access.isSample && (
        <Section id="organisation" title="Organisation">
          <ActionForm action={renameOrganisation} className="form narrow">
            <Field name="name" label="Name" defaultValue={access.orgName} />
            <div>
              <SubmitButton tone="plain">Change the name</SubmitButton>
            </div>
          </ActionForm>
        </Section>
      )}
      <Section id="sample" title="Sample organisation">
        {hasSample ? (
          <ActionForm action={removeSample} className="form form-tight">
            <p className="prose">
              Removing it takes the three generated repositories, their GitHub and Jira, and every figure of
              them out. Your own repositories are not touched, and the sample can be opened again.
            </p>
            <div>
              <SubmitButton tone="danger" busy="Removing…">
                Remove the sample
              </SubmitButton>
            </div>
          </ActionForm>
        ) : (
          <>
            <p className="prose">
              Three generated repositories that tell a story, with the GitHub and the Jira around them, in an
              organisation of their own.
            </p>
            <OpenSampleForm />
          </>
        )}
      </Section>
    </Shell>
  );
}
