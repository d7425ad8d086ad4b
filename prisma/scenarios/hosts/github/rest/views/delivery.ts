import type { HostedCheck, HostedPull } from "../../../../organisation/hosted-pull.ts";
import type {
  HostedDeployment,
  HostedJob,
  HostedRelease,
  HostedRepository,
  HostedRun,
} from "../../../../organisation/hosted-repository.ts";
import { nodeId } from "../../../../organisation/making/world.ts";
import { type GithubState, iso, isoOrNull } from "../../state.ts";
import { apiOf, pageOf, repositoryView } from "./repository.ts";
import { userOrGhost, userOrNull } from "./user.ts";

type View = Readonly<Record<string, unknown>>;

export function deploymentView(
  state: GithubState,
  repository: HostedRepository,
  deployment: HostedDeployment,
): View {
  const api = `${apiOf(state, repository)}/deployments/${deployment.id}`;
  return {
    url: api,
    id: deployment.id,
    node_id: nodeId("DE", deployment.id),
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: {},
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: null,
    creator: userOrNull(state, deployment.creator),
    created_at: iso(deployment.createdAt),
    updated_at: iso(deployment.updatedAt),
    statuses_url: `${api}/statuses`,
    repository_url: apiOf(state, repository),
    transient_environment: deployment.isTransient,
    production_environment: deployment.isProduction,
  };
}

export function statusView(
  state: GithubState,
  repository: HostedRepository,
  deployment: HostedDeployment,
  status: HostedDeployment["statuses"][number],
): View {
  const api = `${apiOf(state, repository)}/deployments/${deployment.id}`;
  return {
    url: `${api}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId("DS", status.id),
    state: status.state,
    creator: userOrNull(state, deployment.creator),
    description: "",
    environment: deployment.environment,
    target_url: pageOf(state, repository),
    created_at: iso(status.createdAt),
    updated_at: iso(status.createdAt),
    deployment_url: api,
    repository_url: apiOf(state, repository),
  };
}

export function releaseView(state: GithubState, repository: HostedRepository, release: HostedRelease): View {
  const api = `${apiOf(state, repository)}/releases/${release.id}`;
  return {
    url: api,
    assets_url: `${api}/assets`,
    upload_url: `${api}/assets{?name,label}`,
    html_url: `${pageOf(state, repository)}/releases/tag/${release.tag}`,
    id: release.id,
    node_id: nodeId("RE", release.id),
    author: userOrGhost(state, release.author),
    tag_name: release.tag,
    target_commitish: release.target,
    name: release.name,
    draft: release.isDraft,
    prerelease: release.isPrerelease,
    immutable: false,
    created_at: iso(release.createdAt),
    updated_at: iso(release.createdAt),
    published_at: isoOrNull(release.publishedAt),
    assets: [],
    tarball_url: `${api}/tarball`,
    zipball_url: `${api}/zipball`,
    body: null,
  };
}

const side = (state: GithubState, repository: HostedRepository, ref: string, sha: string) => ({
  ref,
  sha,
  repo: { id: repository.id, url: apiOf(state, repository), name: repository.name },
});
function linkedPulls(state: GithubState, repository: HostedRepository, pulls: readonly HostedPull[]): View[] {
  return pulls.map((pull) => ({
    id: pull.id,
    number: pull.number,
    url: `${apiOf(state, repository)}/pulls/${pull.number}`,
    head: side(state, repository, pull.head, pull.headSha),
    base: side(state, repository, pull.base, pull.baseSha),
  }));
}

export function runView(state: GithubState, repository: HostedRepository, run: HostedRun): View {
  const api = `${apiOf(state, repository)}/actions/runs/${run.id}`;
  const pulls =
    run.numbers.length === 0 ? [] : repository.pulls.filter((pull) => run.numbers.includes(pull.number));
  return {
    id: run.id,
    name: run.workflow,
    node_id: nodeId("WFR", run.id),
    head_branch: run.branch,
    head_sha: run.sha,
    path: ".github/workflows/ci.yml",
    display_title: run.workflow,
    run_number: run.id % 100_000,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: 161_335,
    check_suite_id: run.id,
    check_suite_node_id: nodeId("CS", run.id),
    url: api,
    html_url: `${pageOf(state, repository)}/actions/runs/${run.id}`,
    pull_requests: linkedPulls(state, repository, pulls),
    created_at: iso(run.createdAt),
    updated_at: iso(run.updatedAt),
    run_started_at: iso(run.startedAt),
    actor: userOrGhost(state, run.actor),
    triggering_actor: userOrGhost(state, run.actor),
    jobs_url: `${api}/jobs`,
    logs_url: `${api}/logs`,
    check_suite_url: `${apiOf(state, repository)}/check-suites/${run.id}`,
    artifacts_url: `${api}/artifacts`,
    cancel_url: `${api}/cancel`,
    rerun_url: `${api}/rerun`,
    previous_attempt_url: null,
    workflow_url: `${apiOf(state, repository)}/actions/workflows/161335`,
    head_commit: {
      id: run.sha,
      tree_id: run.sha,
      message: run.workflow,
      timestamp: iso(run.createdAt),
      author: { name: "GitHub", email: "noreply@github.com" },
      committer: { name: "GitHub", email: "noreply@github.com" },
    },
    repository: repositoryView(state, repository),
    head_repository: repositoryView(state, repository),
  };
}

export function jobView(
  state: GithubState,
  repository: HostedRepository,
  run: HostedRun,
  job: HostedJob,
): View {
  const api = `${apiOf(state, repository)}/actions`;
  return {
    id: job.id,
    run_id: run.id,
    run_url: `${api}/runs/${run.id}`,
    run_attempt: run.attempt,
    node_id: nodeId("CR", job.id),
    head_sha: run.sha,
    head_branch: run.branch,
    workflow_name: run.workflow,
    url: `${api}/jobs/${job.id}`,
    html_url: `${pageOf(state, repository)}/actions/runs/${run.id}/job/${job.id}`,
    status: "completed",
    conclusion: job.conclusion,
    created_at: iso(run.createdAt),
    started_at: iso(job.startedAt),
    completed_at: iso(job.completedAt),
    name: job.name,
    steps: [],
    check_run_url: `${apiOf(state, repository)}/check-runs/${job.id}`,
    labels: ["ubuntu-latest"],
    runner_id: 1,
    runner_name: "GitHub Actions 1",
    runner_group_id: 2,
    runner_group_name: "GitHub Actions",
  };
}

export function checkView(
  state: GithubState,
  repository: HostedRepository,
  pull: HostedPull,
  check: HostedCheck,
): View {
  const api = `${apiOf(state, repository)}/check-runs/${check.id}`;
  return {
    id: check.id,
    name: check.name,
    node_id: nodeId("CR", check.id),
    head_sha: pull.headSha,
    external_id: "",
    url: api,
    html_url: `${pageOf(state, repository)}/runs/${check.id}`,
    details_url: `${pageOf(state, repository)}/runs/${check.id}`,
    status: check.status,
    conclusion: check.conclusion,
    started_at: iso(check.startedAt),
    completed_at: isoOrNull(check.completedAt),
    output: {
      title: null,
      summary: null,
      text: null,
      annotations_count: 0,
      annotations_url: `${api}/annotations`,
    },
    check_suite: { id: pull.id },
    app: null,
    pull_requests: linkedPulls(state, repository, pull.forkOwner === null ? [pull] : []),
  };
}
