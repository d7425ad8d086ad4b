import type { DeploymentState, HostedDeployment, HostedRepository, HostedRun } from "../hosted-repository.ts";
import { BOT } from "./make-bots.ts";
import { HOUR, seconds, type World } from "./world.ts";
import type { MainCommit, WrittenHistory } from "./write-history.ts";

const MINUTE = 60_000;

/** Runs and deployments of what landed, and a release now and then. Production gets every third commit of the main line. */
export function makeDeliveries(world: World, repository: HostedRepository, history: WrittenHistory): void {
  const rng = world.rng.fork(`deliveries/${repository.name}`);
  history.main.forEach((commit, place) => {
    if (commit.at < world.start) return;
    const sha = history.sha(commit.mark);
    const at = commit.at;
    if (place % 2 === 0) repository.runs.push(run(world, rng.next, { at, sha, pull: null, branch: "main" }));
    if (place % 3 === 0) deploy(world, repository, rng.next, commit, sha, "production");
    else if (place % 3 === 1) deploy(world, repository, rng.next, commit, sha, "staging");
    if (place % 40 === 39) {
      const count = repository.releases.length;
      repository.releases.push({
        id: world.id("release"),
        tag: `v1.${count}.0`,
        name: count % 5 === 4 ? null : `Release 1.${count}`,
        target: "main",
        isDraft: false,
        isPrerelease: count % 6 === 5,
        author: BOT.actions,
        createdAt: at,
        publishedAt: seconds(at + HOUR),
      });
    }
  });
  for (const pull of repository.pulls.slice(-200)) {
    if (rng.chance(0.3)) {
      repository.runs.push(
        run(world, rng.next, {
          at: pull.createdAt,
          sha: pull.headSha,
          pull: pull.forkOwner === null ? pull.number : null,
          branch: pull.head,
        }),
      );
    }
  }
  repository.runs.sort((a, b) => a.createdAt - b.createdAt);
}

function deploy(
  world: World,
  repository: HostedRepository,
  next: () => number,
  commit: MainCommit,
  sha: string,
  environment: string,
): void {
  const createdAt = seconds(commit.at + 10 * MINUTE);
  if (createdAt >= world.now) return;
  const hasFailed = next() < 0.08;
  const status = (state: DeploymentState, minutes: number) => ({
    id: world.id("deployment-status"),
    state,
    createdAt: seconds(createdAt + minutes * MINUTE),
  });
  const previous = repository.deployments.findLast((one) => one.environment === environment);
  const deployment: HostedDeployment = {
    id: world.id("deployment"),
    sha,
    ref: "main",
    task: "deploy",
    environment,
    isProduction: environment === "production",
    isTransient: false,
    creator: BOT.actions,
    createdAt,
    updatedAt: seconds(createdAt + 12 * MINUTE),
    statuses: [status("queued", 0), status("in_progress", 1), status(hasFailed ? "failure" : "success", 12)],
  };
  repository.deployments.push(deployment);
  if (previous && !hasFailed && previous.statuses.at(-1)?.state === "success") {
    const index = repository.deployments.indexOf(previous);
    const at = seconds(createdAt + 12 * MINUTE);
    repository.deployments[index] = {
      ...previous,
      updatedAt: at,
      statuses: [
        ...previous.statuses,
        { id: world.id("deployment-status"), state: "inactive", createdAt: at },
      ],
    };
  }
}

type RunDraft = { at: number; sha: string; pull: number | null; branch: string };
function run(world: World, next: () => number, { at, sha, pull, branch }: RunDraft): HostedRun {
  const conclusion = next() < 0.12 ? ("failure" as const) : ("success" as const);
  const startedAt = seconds(at + MINUTE);
  const updatedAt = seconds(startedAt + (3 + next() * 20) * MINUTE);
  return {
    id: world.id("run"),
    attempt: next() < 0.05 ? 2 : 1,
    workflow: "CI",
    event: branch === "main" ? "push" : "pull_request",
    branch,
    sha,
    status: "completed",
    conclusion,
    actor: BOT.actions,
    createdAt: at,
    startedAt,
    updatedAt,
    numbers: pull === null ? [] : [pull],
    jobs: ["build", "test"].map((name) => ({
      id: world.id("job"),
      name,
      conclusion,
      startedAt,
      completedAt: updatedAt,
    })),
  };
}
