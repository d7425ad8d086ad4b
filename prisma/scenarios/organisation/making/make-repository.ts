import { join } from "node:path";
import type { HostedRepository } from "../hosted-repository.ts";
import type { JiraIssue, JiraSite } from "../jira-site.ts";
import { buildPull } from "./build-pull.ts";
import { withGit, withoutGit } from "./history-writer.ts";
import { makeDeliveries } from "./make-deliveries.ts";
import { makeDiscussion, makeHostedIssue } from "./make-hosted-issues.ts";
import { leafTeams } from "./make-teams.ts";
import { REPOSITORY_NAMES } from "./names.ts";
import { oddityAt, type PullRoom, planPull } from "./plan-pulls.ts";
import type { PullPlan } from "./pull-plan.ts";
import { DAY, HOUR, nodeId, seconds, type World } from "./world.ts";
import { writeHistory } from "./write-history.ts";

export type RepositoryDraft = {
  readonly place: number;
  readonly pulls: number;
  readonly long: number;
  readonly dir: string | null;
};

/** Makes one repository with everything in it. The numbers of pull requests, issues and discussions come from one row. */
export async function makeRepository(
  world: World,
  jira: JiraSite,
  draft: RepositoryDraft,
): Promise<HostedRepository> {
  const { place } = draft;
  const rng = world.rng.fork(`repository/${place}`);
  const leaves = leafTeams(world);
  const team = leaves[place % leaves.length];
  const project = jira.projects.find((one) => one.team === team?.id) ?? null;
  const issues = project === null ? [] : workIn(jira, project.id);
  const name = REPOSITORY_NAMES[place] ?? `service-${place}`;
  const isEmpty = draft.pulls === 0;
  const id = 500_000_000 + world.id("repository") * 13;
  const base = shellOf(world, {
    id,
    name,
    place,
    isEmpty,
    team: team?.id ?? 0,
    project: project?.key ?? null,
  });
  const gitDir = draft.dir === null ? null : join(draft.dir, `${name}.git`);
  const writer = gitDir === null ? withoutGit(`${world.seed}/${name}`) : await withGit(gitDir);
  if (isEmpty) {
    await writer.finish();
    return { ...base, gitDir };
  }
  const moments = momentsOf(world, rng.next, draft.pulls);
  const room: PullRoom = { place, name, hasQueue: place % 4 === 1, issues, team: team?.id ?? 0 };
  const everyLong = draft.long === 0 ? 0 : Math.max(1, Math.floor(draft.pulls / draft.long));
  const plans: PullPlan[] = [];
  let number = 0;
  let longs = 0;
  moments.forEach((at, index) => {
    if (rng.chance(0.22)) base.issues.push(makeHostedIssue(world, base, ++number, seconds(at - HOUR)));
    if (rng.chance(0.03))
      base.discussions.push(makeDiscussion(world, base, ++number, seconds(at - HOUR / 2)));
    const isLong = everyLong > 0 && index % everyLong === Math.floor(everyLong / 2) && longs < draft.long;
    if (isLong) longs += 1;
    const oddity = isLong ? oddityAt(world.id("oddity")) : null;
    plans.push(planPull(world, room, ++number, at, oddity));
  });
  const history = await writeHistory(
    writer,
    rng.fork("history"),
    world.accounts,
    plans,
    world.start - 10 * DAY,
  );
  for (const plan of plans) base.pulls.push(buildPull(world, base, plan, history.sha));
  makeDeliveries(world, base, history);
  return {
    ...base,
    gitDir,
    pushedAt: history.main.at(-1)?.at ?? base.createdAt,
    updatedAt: history.main.at(-1)?.at ?? base.createdAt,
  };
}

const workIn = (jira: JiraSite, project: string): JiraIssue[] =>
  jira.issues
    .filter(
      (issue) =>
        issue.project === project && jira.types.some((type) => type.id === issue.type && type.level <= 0),
    )
    .toSorted((a, b) => a.createdAt - b.createdAt);

type Shell = {
  id: number;
  name: string;
  place: number;
  isEmpty: boolean;
  team: number;
  project: string | null;
};
function shellOf(world: World, { place, name, ...rest }: Shell): HostedRepository {
  const label = (text: string, color: string) => ({ id: world.id("label"), name: text, color });
  return {
    ...rest,
    nodeId: nodeId("R", rest.id),
    owner: world.login,
    name,
    previousNames:
      place === 1 ? [`${world.login}/${name}-old`] : place === 2 ? [`${world.login}-labs/${name}`] : [],
    isPrivate: place % 3 !== 2,
    isArchived: place === 6,
    isDeleted: false,
    isFork: place === 8,
    defaultBranch: "main",
    createdAt: world.start - 12 * DAY,
    updatedAt: world.start - 12 * DAY,
    pushedAt: world.start - 12 * DAY,
    gitDir: null,
    labels: [
      label("bug", "d73a4a"),
      label("enhancement", "a2eeef"),
      label("dependencies", "0366d6"),
      label('needs "care", please\n', "ededed"),
      ...Array.from({ length: 110 }, (_, index) => label(`area/${index}`, "ededed")),
    ],
    milestones: ["1.0", "2.0"].map((title, index) => ({
      id: world.id("milestone"),
      number: index + 1,
      title,
      dueOn: index === 0 ? world.start + 60 * DAY : null,
      createdAt: world.start,
    })),
    pulls: [],
    issues: [],
    discussions: [],
    deployments: [],
    releases: [],
    runs: [],
    rulesets: [
      {
        id: world.id("ruleset"),
        name: "Protect main",
        target: "branch",
        enforcement: place % 3 === 0 ? "evaluate" : "active",
        approvals: 1 + (place % 2),
        requiresCodeOwner: place % 2 === 0,
        createdAt: world.start,
      },
    ],
  };
}

/** Opening times over the whole story, in order, thinner at week-ends; no two in the same second. */
function momentsOf(world: World, next: () => number, count: number): number[] {
  const span = world.now - world.start - HOUR;
  const times = Array.from({ length: count }, () => {
    const at = world.start + next() * span;
    const isWeekend = [0, 6].includes(new Date(at).getUTCDay());
    return seconds(isWeekend && next() < 0.8 ? Math.min(at + 2 * DAY, world.now - HOUR) : at);
  }).toSorted((a, b) => a - b);
  let last = 0;
  return times.map((at) => {
    last = Math.max(at, last + 1000);
    return last;
  });
}
