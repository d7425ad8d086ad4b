import type { HostedRepository } from "../organisation/hosted-repository.ts";
import type { JiraSite } from "../organisation/jira-site.ts";
import { buildPull } from "../organisation/making/build-pull.ts";
import { BOT } from "../organisation/making/make-bots.ts";
import { makeDeliveries } from "../organisation/making/make-deliveries.ts";
import { makeDiscussion, makeHostedIssue } from "../organisation/making/make-hosted-issues.ts";
import { DAY, nodeId, type World } from "../organisation/making/world.ts";
import type { HostedTeam } from "../organisation/organisation.ts";
import type { SampleRepository } from "../write-sample-repositories.ts";
import { planToldPull } from "./plan-told-pull.ts";

/** Of so many things that are neither work nor a pull request one is talked over in a discussion. */
const TALKED_OVER = 6;

/** One repository of the sample as its host has it: what git tells, and what only a host knows. */
export function hostRepository(
  world: World,
  jira: JiraSite,
  team: HostedTeam,
  { name, path, told, defaultBranch, team: people }: SampleRepository,
): HostedRepository {
  const project = jira.projects.find((one) => one.team === team.id) ?? null;
  const base = shellOf(world, { name, path, defaultBranch, team: team.id, project: project?.key ?? null });
  const levels = new Map(jira.types.map(({ id, level }) => [id, level]));
  const issues = jira.issues
    .filter((issue) => issue.project === project?.id && (levels.get(issue.type) ?? 0) <= 0)
    .toSorted((a, b) => a.createdAt - b.createdAt);
  told.issues.forEach(({ number, at }, place) => {
    if (place % TALKED_OVER === 2) base.discussions.push(makeDiscussion(world, base, number, at * 1000));
    else base.issues.push(makeHostedIssue(world, base, number, at * 1000));
  });
  const room = { name, team, people, issues };
  for (const pull of told.pulls.toSorted((a, b) => a.number - b.number))
    base.pulls.push(buildPull(world, base, planToldPull(world, room, pull), told.sha));
  const main = told.main.map((stand) => ({ ...stand, at: stand.at * 1000 }));
  makeDeliveries(world, base, { main, sha: told.sha });
  base.releases.splice(
    0,
    base.releases.length,
    ...told.releases.map((one) => releaseOf(world, defaultBranch, one)),
  );
  const last = main.at(-1)?.at ?? base.createdAt;
  return { ...base, pushedAt: last, updatedAt: last };
}

const releaseOf = (world: World, target: string, { tag, at }: { tag: string; at: number }) => ({
  id: world.id("release"),
  tag,
  name: tag,
  target,
  isDraft: false,
  isPrerelease: false,
  author: BOT.actions,
  createdAt: at * 1000,
  publishedAt: at * 1000,
});

type Shell = { name: string; path: string; defaultBranch: string; team: number; project: string | null };
function shellOf(world: World, { name, path, defaultBranch, team, project }: Shell): HostedRepository {
  const id = 500_000_000 + world.id("repository") * 13;
  const begin = world.start - 12 * DAY;
  const label = (text: string, color: string) => ({ id: world.id("label"), name: text, color });
  return {
    id,
    nodeId: nodeId("R", id),
    owner: world.login,
    name,
    previousNames: [],
    isPrivate: true,
    isArchived: false,
    isDeleted: false,
    isFork: false,
    isEmpty: false,
    defaultBranch,
    createdAt: begin,
    updatedAt: begin,
    pushedAt: begin,
    gitDir: path,
    team,
    project,
    labels: [label("bug", "d73a4a"), label("enhancement", "a2eeef"), label("dependencies", "0366d6")],
    milestones: [{ id: world.id("milestone"), number: 1, title: "1.0", dueOn: null, createdAt: begin }],
    pulls: [],
    issues: [],
    discussions: [],
    deployments: [],
    releases: [],
    runs: [],
    rulesets: [
      {
        id: world.id("ruleset"),
        name: `Protect ${defaultBranch}`,
        target: "branch",
        enforcement: "active",
        approvals: 1,
        requiresCodeOwner: false,
        createdAt: begin,
      },
    ],
  };
}
