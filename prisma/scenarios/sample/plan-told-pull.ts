import type { PullTruth } from "../organisation/hosted-pull.ts";
import type { JiraIssue } from "../organisation/jira-site.ts";
import { keyAt } from "../organisation/making/plan-keys.ts";
import type { PullPlan } from "../organisation/making/pull-plan.ts";
import type { World } from "../organisation/making/world.ts";
import type { HostedTeam } from "../organisation/organisation.ts";
import type { SamplePerson } from "../telling/people.ts";
import type { ToldPull } from "../telling/told.ts";

type Room = {
  readonly name: string;
  readonly team: HostedTeam;
  readonly people: readonly SamplePerson[];
  /** Work of the team's project in the order in which it was written down. */
  readonly issues: readonly JiraIssue[];
};
/** How much of the work names the issue that it belongs to. */
const LINKED = 0.7;

/** A pull request that a story has opened, as the organisation's makers of reviews and events want to have it. */
export function planToldPull(world: World, { name, team, people, issues }: Room, told: ToldPull): PullPlan {
  const rng = world.rng.fork(`told/${name}/${told.number}`);
  const openedAt = told.openedAt * 1000;
  const { maker, person } = told;
  const author =
    accountOf(world, maker?.author(person, 0).email ?? person.email) ?? accountOf(world, person.email) ?? 0;
  const others = people.filter(({ account }) => account !== author);
  const isWork = maker !== null && maker.made !== "automation";
  const issue = isWork && rng.chance(LINKED) ? lately(issues, openedAt, rng.between(0, 4)) : null;
  const key = issue === null ? null : keyAt(issue, openedAt);
  const merger = rng.pick(others).account;
  return {
    number: told.number,
    title: told.title,
    body: key === null ? `${told.title}.` : `${told.title}.\n\nFixes ${key}`,
    author,
    base: told.base,
    head: told.head,
    forkOwner: null,
    openedAt,
    endedAt: told.endedAt === null ? null : told.endedAt * 1000,
    isMerged: told.how !== null,
    mergedBy: told.how === null ? null : merger,
    isQueued: false,
    truth: {
      composition: madeBy(told),
      tool: null,
      person: world.accounts.get(accountOf(world, person.email) ?? 0)?.person ?? null,
      jiraKeys: key === null ? [] : [key],
      keysIn: key === null ? [] : ["body"],
      lookAlikes: [],
      team: team.id,
      landedAs: told.how,
      oddities: [],
    },
    oddity: null,
    commits: told.commits.map(({ mark, message, author: by, at, added, removed }) => ({
      mark,
      message,
      authorName: by.name,
      authorEmail: by.email,
      author: accountOf(world, by.email),
      at: at * 1000,
      added,
      removed,
    })),
    files: [...told.files],
    baseMark: told.baseMark,
    mergeMark: told.mergeMark,
  };
}

const madeBy = ({ maker }: ToldPull): PullTruth["composition"] =>
  maker === null || maker.made === "unknown" ? "human" : maker.made;

/** The account behind an address that hides one; null for a tool that has none. */
function accountOf(world: World, email: string): number | null {
  const id = Number(/^(\d+)\+/.exec(email)?.[1] ?? 0);
  return world.accounts.has(id) ? id : null;
}

/** One of the last issues that were written down before a moment. */
function lately(issues: readonly JiraIssue[], at: number, back: number): JiraIssue | null {
  const known = issues.filter(({ createdAt }) => createdAt <= at);
  return known.at(-1 - back) ?? known.at(-1) ?? null;
}
