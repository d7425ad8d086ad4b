import type { Rng } from "@/lib/core/rng.ts";
import type { PullTruth } from "../hosted-pull.ts";
import type { HostAccount, Person } from "../organisation.ts";
import { BOT } from "./make-bots.ts";
import type { Oddity } from "./pull-plan.ts";
import type { World } from "./world.ts";

/** Who wrote a pull request, and how that shows. */
export type Authorship = {
  readonly account: number;
  readonly person: string | null;
  readonly composition: PullTruth["composition"];
  readonly tool: string | null;
  readonly commitName: string;
  readonly commitEmail: string;
  readonly trailer: string;
  readonly branchPrefix: string;
  readonly titlePrefix: string;
  readonly bodySuffix: string;
  readonly forkOwner: string | null;
  readonly merger: number;
};

type Mark = Partial<Omit<Authorship, "person" | "forkOwner" | "merger">>;

const COPILOTS = [
  ["claude-code", "Co-Authored-By: Claude Sonnet 5 <noreply@anthropic.com>"],
  ["cursor", "Co-authored-by: Cursor <cursoragent@cursor.com>"],
  ["copilot-cli", "Co-authored-by: Copilot <223556219+Copilot@users.noreply.github.com>"],
] as const;

/** More and more of the work is done with tools as the story goes on. */
export function authorshipOf(
  world: World,
  rng: Rng,
  team: number,
  at: number,
  oddity: Oddity | null,
): Authorship {
  const elapsed = (at - world.start) / (world.now - world.start);
  const present = world.people.filter(
    (one) => one.joinedAt <= at && (one.leftAt === null || at < one.leftAt),
  );
  const own = present.filter((one) => isIn(world, one, team, at));
  const outside = world.people.slice(-2);
  const isForeign = oddity === "fork-deleted" || rng.chance(0.03);
  const ghosts = world.people.filter((one) => one.accounts.some((id) => world.accounts.get(id)?.isDeleted));
  const near = own.length > 0 && rng.chance(0.85) ? own : present;
  const person =
    oddity === "ghost-author" && ghosts.length > 0 ? rng.pick(ghosts) : rng.pick(isForeign ? outside : near);
  const account = world.accounts.get(
    person.accounts.length > 1 && rng.chance(0.3) ? (person.accounts[1] ?? 0) : (person.accounts[0] ?? 0),
  );
  const others = near.filter((one) => one !== person && !outside.includes(one));
  const merger =
    rng.chance(0.6) && others.length > 0
      ? rng.pick(others)
      : outside.includes(person)
        ? rng.pick(near)
        : person;
  const roll = isForeign || oddity === "ghost-author" ? 1 : rng.next();
  const mark =
    account === undefined ? {} : markOf({ rng, codeHost: world.codeHost }, roll, elapsed, person, account);
  return {
    account: account?.id ?? 0,
    composition: "human",
    tool: null,
    commitName: person.name,
    commitEmail: rng.chance(0.8) ? person.workEmail : rng.pick(person.emails),
    trailer: "",
    branchPrefix: rng.chance(0.5) ? `${account?.login.split("-")[0] ?? "x"}/` : "",
    titlePrefix: "",
    bodySuffix: "",
    person: mark.composition === "automation" ? null : person.id,
    forkOwner: isForeign ? (account?.login ?? null) : null,
    merger: merger.accounts[0] ?? 0,
    ...mark,
  };
}

const isIn = (world: World, person: Person, team: number, at: number): boolean =>
  world.teams.some(
    (one) =>
      one.id === team &&
      one.members.some((m) => m.person === person.id && m.from <= at && (m.until ?? at + 1) > at),
  );

function markOf(
  { rng, codeHost }: { readonly rng: Rng; readonly codeHost: string },
  roll: number,
  elapsed: number,
  person: Person,
  account: HostAccount,
): Mark {
  const byBot = (id: number, login: string): Mark => ({
    account: id,
    commitName: login,
    commitEmail: `${id}+${login}@users.noreply.github.com`,
  });
  if (roll < 0.05)
    return {
      ...byBot(BOT.dependabot, "dependabot[bot]"),
      composition: "automation",
      branchPrefix: "dependabot/npm_and_yarn/",
      titlePrefix: "Bump: ",
    };
  if (roll < 0.07)
    return {
      ...byBot(BOT.renovate, "renovate[bot]"),
      composition: "automation",
      branchPrefix: "renovate/",
      titlePrefix: "chore(deps): ",
    };
  const agents = 0.07 + 0.18 * elapsed;
  if (roll < agents) return agentMark({ rng, codeHost }, byBot, person, account);
  if (roll >= agents + 0.1 + 0.25 * elapsed) return {};
  const [tool, line] = rng.pick(COPILOTS);
  return { composition: "hybrid", tool, trailer: `\n\n${line}` };
}

function agentMark(
  { rng, codeHost }: { readonly rng: Rng; readonly codeHost: string },
  byBot: (id: number, login: string) => Mark,
  person: Person,
  account: HostAccount,
): Mark {
  const requester = `\n\nCo-authored-by: ${person.name} <${account.id}+${account.login}@users.noreply.${codeHost}>`;
  const kind = rng.between(0, 3);
  if (kind === 0) {
    return {
      ...byBot(BOT.copilot, "Copilot"),
      commitName: "copilot-swe-agent[bot]",
      composition: "agent",
      tool: "copilot",
      branchPrefix: "copilot/",
      trailer: requester,
    };
  }
  if (kind === 1)
    return {
      ...byBot(BOT.claude, "claude[bot]"),
      composition: "agent",
      tool: "claude-code",
      branchPrefix: "claude/",
      trailer: requester,
    };
  if (kind === 2) {
    const bodySuffix = `\n\nRequested by: @${account.login}\nLink to Devin run: https://app.devin.ai/sessions/${"0123456789abcdef".repeat(2)}`;
    return {
      ...byBot(BOT.devin, "devin-ai-integration[bot]"),
      composition: "agent",
      tool: "devin",
      branchPrefix: "devin/",
      bodySuffix,
      trailer: requester,
    };
  }
  return {
    composition: "agent",
    tool: "codex",
    commitName: "Codex",
    commitEmail: "codex@openai.com",
    branchPrefix: "codex/",
    bodySuffix: `\n\n------\nhttps://chatgpt.com/codex/tasks/task_e_${"68a1b2c3d4e5f".repeat(2)}`,
  };
}
