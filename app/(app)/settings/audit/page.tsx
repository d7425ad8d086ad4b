import type { Metadata } from "next";
import { z } from "zod";
import { loadAudit } from "@/app/load-audit.ts";
import { loadPage } from "@/app/load-page.ts";
import { PageState } from "@/components/ui/page-state.tsx";
import { Section } from "@/components/ui/section.tsx";
import { oneValue } from "@/lib/views/one-value.ts";
import { Shell } from "../../shell.tsx";
import { SettingsHead } from "../settings-head.tsx";
import { AuditResult } from "./audit-result.tsx";
import { Question } from "./question.tsx";

export const metadata: Metadata = { title: "Audit" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const Passed = z.preprocess(oneValue, z.coerce.number().int().min(0).max(1_000).catch(0)).default(0);

export default async function AuditPage({ searchParams }: Props) {
  const passed = Passed.parse((await searchParams)["passed"]);
  const { person, access, repositories, view } = await loadPage((ground) => loadAudit(ground, passed));
  return (
    <Shell person={person} access={access} repositories={repositories}>
      <SettingsHead at="audit" />
      <p className="prose list-lead">
        How well does Assay tell how changes were made? Once a year a sample is drawn by lot, as many of each
        class, and people who know say how each was made. What was computed is not shown before they answered.
        Each answer stands as a correction of that change.
      </p>
      {view === null || view.drawn === 0 ? (
        <PageState title="Nothing to audit yet">
          A sample is drawn once a repository has been read, from the teams that are open to you.
        </PageState>
      ) : (
        <>
          <Section
            id="question"
            title={`Audit of ${view.seed}`}
            finding={`${view.answered} of ${view.drawn} answered.`}
          >
            <Question view={view} />
          </Section>
          <AuditResult result={view.result} />
        </>
      )}
    </Shell>
  );
}
