import type { Metadata } from "next";
import { Link } from "@/components/ui/link.tsx";
import { loadPage } from "../../load-page.ts";
import { AddRepositoryForm } from "../add-repository-form.tsx";
import { OpenSampleForm } from "../open-sample-form.tsx";
import { Shell } from "../shell.tsx";

export const metadata: Metadata = { title: "Begin" };

export default async function StartPage() {
  const { person, access, repositories } = await loadPage(async () => null);
  return (
    <Shell person={person} access={access} repositories={repositories}>
      <header className="page-head">
        <h1>Where shall the first numbers come from?</h1>
        <p className="finding">
          Assay reads the history of a git repository and shows what the work was made of, what of it stayed,
          and why. It reads only: nothing in the repository is changed.
        </p>
      </header>
      <div className="split">
        <section aria-labelledby="own">
          <h2 id="own" className="split-title">
            A repository of yours
          </h2>
          <AddRepositoryForm />
          <p className="add-here">
            Many repositories, with their pull requests and work items?{" "}
            <Link href="/settings/connections">Connect GitHub or Jira</Link>
          </p>
        </section>
        <section aria-labelledby="sample">
          <h2 id="sample" className="split-title">
            Or look around first
          </h2>
          <p className="prose">
            The sample organisation is three generated repositories that tell a story: a steady team, a surge
            of agents, and a platform with long-lived branches. Their people, pull requests, deployments and
            Jira issues come with them, through the same connectors as yours would, without a call to anybody.
            It is marked on every page and can be removed.
          </p>
          <OpenSampleForm />
        </section>
      </div>
    </Shell>
  );
}
