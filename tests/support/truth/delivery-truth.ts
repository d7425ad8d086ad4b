import type {
  HostedDeployment,
  HostedRepository,
} from "@/prisma/scenarios/organisation/hosted-repository.ts";
import { nodeId } from "@/prisma/scenarios/organisation/making/world.ts";
import type { Organisation } from "@/prisma/scenarios/organisation/organisation.ts";
import { type Row, type Rows, second } from "./rows.ts";
import type { Who } from "./who.ts";

/** Repositories with what was built, released, deployed, discussed and ruled in them. */
export function deliveryTruth(organisation: Organisation, who: Who, root: string): Rows {
  const here = organisation.repositories.filter(({ isDeleted }) => !isDeleted);
  const each = (make: (repository: HostedRepository, repo: string) => Row[]): Row[] =>
    here.flatMap((repository) => make(repository, who.key(repository.id)));
  return {
    host_repository: each((one, key) => [
      {
        key,
        full_name: `${one.owner}/${one.name}`,
        clone_url: `${root}/${one.owner}/${one.name}.git`,
        default_branch: one.defaultBranch,
        is_private: one.isPrivate,
        is_archived: one.isArchived,
        is_fork: one.isFork,
        is_empty: one.isEmpty,
        pushed_at: second(one.pushedAt),
        lost_at: null,
      },
    ]),
    deployment: each(({ deployments }, repo) => deployments.map((one) => deploymentOf(one, repo, who))),
    release: each(({ releases }, repo) =>
      releases.map((one) => ({
        repo,
        external_id: String(one.id),
        tag: one.tag,
        name: one.name,
        target: one.target,
        is_draft: one.isDraft,
        is_prerelease: one.isPrerelease,
        author: who.account(one.author),
        created_at: second(one.createdAt),
        published_at: second(one.publishedAt),
      })),
    ),
    workflow_run: each(({ runs }, repo) =>
      runs.map((one) => ({
        repo,
        external_id: String(one.id),
        attempt: one.attempt,
        event: one.event,
        branch: one.branch,
        workflow: ".github/workflows/ci.yml",
        sha: one.sha,
        state: one.status,
        conclusion: one.conclusion,
        actor: who.account(one.actor),
        numbers: one.numbers,
        created_at: second(one.createdAt),
        started_at: second(one.startedAt),
        finished_at: one.status === "completed" ? second(one.updatedAt) : null,
      })),
    ),
    check_run: each(({ pulls }, repo) =>
      pulls
        .filter(({ state }) => state === "OPEN")
        .flatMap(({ checks, headSha }) =>
          checks.map((one) => ({
            repo,
            external_id: nodeId("CR", one.id),
            sha: headSha,
            name: one.name,
            app: one.app,
            state: one.status,
            conclusion: one.conclusion,
            started_at: second(one.startedAt),
            finished_at: second(one.completedAt),
          })),
        ),
    ),
    discussion: each(({ discussions }, repo) =>
      discussions.map((one) => {
        const answer = one.comments.find(({ id }) => id === one.answer);
        const voices = [one.author, ...one.comments.map(({ author }) => author)].map(who.author);
        return {
          repo,
          number: one.number,
          external_id: String(one.id),
          title: one.title,
          category: one.category,
          is_answerable: one.isAnswerable,
          author: who.author(one.author),
          created_at: second(one.createdAt),
          updated_at: second(one.updatedAt),
          closed_at: second(one.closedAt),
          answered_at: second(one.answeredAt),
          answered_by: answer === undefined ? null : who.author(answer.author),
          comment_count: one.comments.length,
          voices: [...new Set(voices)].toSorted(),
        };
      }),
    ),
    ruleset: each(({ rulesets }, repo) =>
      rulesets.map(({ id, name, target, enforcement }) => ({
        repo,
        external_id: String(id),
        name,
        target,
        enforcement,
      })),
    ),
  };
}

const PRODUCTION = new Set(["production", "prod", "live"]);

function deploymentOf(one: HostedDeployment, repo: string, who: Who): Row {
  const first = (...states: string[]): Date | null =>
    second(one.statuses.find(({ state }) => states.includes(state))?.createdAt ?? null);
  const last = one.statuses.at(-1)?.state ?? "pending";
  return {
    repo,
    external_id: String(one.id),
    environment: one.environment,
    sha: one.sha,
    ref: one.ref,
    is_production: PRODUCTION.has(one.environment) ? true : null,
    task: one.task,
    creator: who.account(one.creator),
    created_at: second(one.createdAt),
    state: last === "success" ? "active" : last,
    succeeded_at: first("success"),
    failed_at: first("failure", "error"),
  };
}
