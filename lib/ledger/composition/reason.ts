import type { AttributedLines } from "./attributed-lines.ts";
import { AGENT_SHARE, type Autonomy } from "./autonomy.ts";
import { isAiSign } from "./commit-signals.ts";
import type { LineShares } from "./line-shares.ts";
import type { Reading } from "./reading.ts";
import { toolLabel } from "./tool-label.ts";

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** The strongest sign of AI; among equals the one whose rule comes first in the alphabet. */
function strongest(readings: readonly Reading[]): Reading | undefined {
  return readings
    .filter(isAiSign)
    .sort((a, b) => b.signal.p - a.signal.p || (a.signal.rule < b.signal.rule ? -1 : 1))[0];
}

const toolOf = (readings: readonly Reading[]): string => {
  const agents = readings.filter(({ signal }) => signal.points === "agent");
  return toolLabel(strongest(agents.length > 0 ? agents : readings)?.signal.tool ?? null);
};

export const unknownReason =
  "Nothing in git tells how this change was made; connecting GitHub or the usage data of an AI tool could settle it.";

export const weakReason = (p: number): string =>
  `The evidence is too weak to decide: it puts the chance of AI content at ${percent(p)}, and 80 % are needed.`;

export function linesReason(lines: AttributedLines, isAgent: boolean): string {
  const measured = `Line notes give ${lines.ai} of ${lines.ai + lines.human} attributed lines to AI (${percent(lines.aiShare)})`;
  if (lines.aiShare < AGENT_SHARE) return `${measured}.`;
  return isAgent
    ? `${measured}, and an agent worked on its own.`
    : `${measured}, but nothing shows that an agent worked on its own.`;
}

/** Why a change with AI content is an agent's. */
export function agentReason(why: Autonomy, readings: readonly Reading[], shares: LineShares): string {
  const tool = toolOf(readings);
  switch (why) {
    case "opener":
      return `${tool} opened the change from its own account.`;
    case "cloud-task":
      return `${tool} made it as a task in the cloud, which the change links to.`;
    case "branch":
      return `It came from a branch of ${tool}, and another sign in the change confirms that.`;
    case "lines":
      return `${tool} is the author of ${percent(shares?.agent ?? 1)} of the added lines of its commits.`;
  }
}

/** Why a change with AI content is a shared one. */
export function hybridReason(readings: readonly Reading[], shares: LineShares): string {
  const tool = toolOf(readings);
  const isAgent = (shares?.agent ?? 0) > 0 || isAgentBehind(readings);
  if (shares === null && isAgent) {
    return `${tool} took part beside people; how many lines each of them added is not known.`;
  }
  if (shares !== null && isAgent && shares.person > 0) {
    return `${tool} took part, and people added ${percent(shares.person)} of the lines without any sign of it.`;
  }
  if (shares !== null && shares.agent > 0) {
    return `${tool} is the author of ${percent(shares.agent)} of the added lines; people wrote the rest with AI help.`;
  }
  const where = strongest(readings)?.signal.where ?? "message";
  return `${tool} took part, by the ${where}; nothing shows that an agent worked on its own.`;
}

/** A sign of an agent other than the name of the branch, which people choose as well. */
const isAgentBehind = (readings: readonly Reading[]): boolean =>
  readings.some((one) => isAiSign(one) && one.signal.points === "agent" && one.signal.family !== "branch");
