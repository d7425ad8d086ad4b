import type { AccountRole } from "../organisation.ts";
import { nodeId, type World } from "./world.ts";

type Bot = readonly [id: number, login: string, graphqlLogin: string, role: AccountRole];

/** Accounts of GitHub's own and of known vendors under their real ids, besides one machine account of the organisation. */
const BOTS: readonly Bot[] = [
  [49699333, "dependabot[bot]", "dependabot", "automation"],
  [29139614, "renovate[bot]", "renovate", "automation"],
  [41898282, "github-actions[bot]", "github-actions", "automation"],
  [118344674, "github-merge-queue[bot]", "github-merge-queue", "automation"],
  [198982749, "Copilot", "copilot-swe-agent", "agent"],
  [209825114, "claude[bot]", "claude", "agent"],
  [158243242, "devin-ai-integration[bot]", "devin-ai-integration", "agent"],
  [175728472, "copilot-pull-request-reviewer[bot]", "copilot-pull-request-reviewer", "review_agent"],
  [199175422, "chatgpt-codex-connector[bot]", "chatgpt-codex-connector", "review_agent"],
  [136622811, "coderabbitai[bot]", "coderabbitai", "review_agent"],
];

export const BOT = {
  dependabot: 49699333,
  renovate: 29139614,
  actions: 41898282,
  queue: 118344674,
  copilot: 198982749,
  claude: 209825114,
  devin: 158243242,
  copilotReviewer: 175728472,
  codexReviewer: 199175422,
  rabbit: 136622811,
  machine: 88_000_001,
} as const;

export function makeBots(world: World): void {
  for (const [id, login, graphqlLogin, role] of BOTS) {
    world.accounts.set(id, {
      id,
      nodeId: nodeId("BOT", id),
      type: "Bot",
      role,
      person: null,
      login,
      graphqlLogin,
      name: null,
      email: null,
      commitEmail: `${id}+${login}@users.noreply.github.com`,
      isDeleted: false,
      createdAt: world.start,
    });
  }
  world.accounts.set(BOT.machine, {
    id: BOT.machine,
    nodeId: nodeId("U", BOT.machine),
    type: "User",
    role: "automation",
    person: null,
    login: `${world.login}-ci`,
    graphqlLogin: `${world.login}-ci`,
    name: "Build robot",
    email: null,
    commitEmail: `ci@${world.login}.example`,
    isDeleted: false,
    createdAt: world.start,
  });
}
