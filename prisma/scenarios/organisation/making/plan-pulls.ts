import type { JiraIssue } from "../jira-site.ts";
import { BOT } from "./make-bots.ts";
import { teamAt } from "./make-teams.ts";
import { NOUNS, PLACES, VERBS } from "./names.ts";
import { authorshipOf } from "./plan-authorship.ts";
import { planCommits } from "./plan-commits.ts";
import { keysFor } from "./plan-keys.ts";
import { ODDITIES, type Oddity, type PullPlan } from "./pull-plan.ts";
import { DAY, HOUR, seconds, type World } from "./world.ts";

export type PullRoom = {
  /** Forks the randomness; the same place in the organisation gives the same pull requests. */
  readonly place: number;
  readonly name: string;
  readonly hasQueue: boolean;
  /** Issues of the project that its work is planned in, by the begin of work. */
  readonly issues: readonly JiraIssue[];
  readonly team: number;
};

/** Plans one pull request that is opened at a moment. */
export function planPull(
  world: World,
  room: PullRoom,
  number: number,
  openedAt: number,
  oddity: Oddity | null,
): PullPlan {
  const rng = world.rng.fork(`pull/${room.place}/${number}`);
  const who = authorshipOf(world, rng, room.team, openedAt, oddity);
  const keys = keysFor(rng, who, room.issues, openedAt, oddity);
  const words = `${rng.pick(VERBS)} ${rng.pick(NOUNS)} ${rng.pick(PLACES)}`;
  const title = titleOf(
    oddity,
    keys.title === null ? `${who.titlePrefix}${words}` : `${keys.title} ${words}`,
    keys.lookAlike,
  );
  const slug = words.toLowerCase().replaceAll(/[^a-z]+/g, "-");
  const head =
    oddity === "shared-head" ? "release/next" : `${who.branchPrefix}${keys.branch ?? ""}${slug}-${number}`;
  const fate = fateOf(world, rng.next, openedAt, oddity);
  const team = who.person === null ? null : teamAt(world.teams, who.person, fate.endedAt ?? world.now);
  const isQueued = room.hasQueue && fate.isMerged && rng.chance(0.7);
  const landedAs = fate.isMerged
    ? (["squash", "squash", "squash", "merge", "merge", "rebase"] as const)[rng.between(0, 5)]
    : null;
  const closing = rng.chance(0.1) ? "\n\nWritten with care; encoded as UTF-8." : "";
  return {
    number,
    title,
    body: bodyOf(
      oddity,
      rng.chance(0.05) && keys.body === "",
      `${words}.${keys.body}${who.bodySuffix}${closing}`,
    ),
    author: who.account,
    base: "main",
    head,
    forkOwner: who.forkOwner,
    openedAt,
    ...fate,
    mergedBy: fate.isMerged ? (isQueued ? BOT.queue : who.merger) : null,
    isQueued,
    truth: {
      composition: who.composition,
      tool: who.tool,
      person: who.person,
      jiraKeys: keys.keys,
      keysIn: keys.keysIn,
      lookAlikes: [
        ...(keys.lookAlike === null ? [] : [keys.lookAlike]),
        ...(closing === "" ? [] : ["UTF-8"]),
      ],
      team: team?.id ?? null,
      landedAs: landedAs ?? null,
      oddities: oddity === null ? [] : [oddity],
    },
    oddity,
    commits: planCommits(rng, world, {
      who,
      words,
      key: keys.commit,
      openedAt,
      endedAt: fate.endedAt,
      oddity,
    }),
    files: [],
    baseMark: 0,
    mergeMark: null,
  };
}

export const oddityAt = (place: number): Oddity => ODDITIES[place % ODDITIES.length] ?? "many-commits";

function titleOf(oddity: Oddity | null, plain: string, lookAlike: string | null): string {
  const title = lookAlike === null ? plain : `${plain} with ${lookAlike}`;
  if (oddity === "nul-title") return `${title}\u0000 after nothing`;
  if (oddity === "rtl-title") return `\u202Eإصلاح الدفع ${title}`;
  if (oddity === "emoji-title") return "🚀🚀🧑‍💻";
  return title;
}

function bodyOf(oddity: Oddity | null, isEmpty: boolean, text: string): string | null {
  if (oddity === "long-body") return `${text}\n${"x".repeat(65_536)}`.slice(0, 65_536);
  return isEmpty ? null : text;
}

function fateOf(world: World, next: () => number, openedAt: number, oddity: Oddity | null) {
  const roll = next();
  const hours =
    0.4 + next() ** 3 * 24 * 9 + (oddity === "many-reviews" || oddity === "many-commits" ? 300 : 0);
  const endedAt = seconds(openedAt + hours * HOUR);
  const mustEnd = oddity !== null;
  if (endedAt >= world.now) return { endedAt: null, isMerged: false };
  if (!mustEnd && roll < 0.012 && openedAt > world.now - 120 * DAY) return { endedAt: null, isMerged: false };
  return { endedAt, isMerged: mustEnd || roll > 0.1 };
}
