import { isAiSign } from "./commit-signals.ts";
import type { LineShares } from "./line-shares.ts";
import type { Reading } from "./reading.ts";

/** Agent commits make a change an agent's from this share of its added lines on. */
export const AGENT_SHARE = 0.9;

export type Autonomy = "opener" | "cloud-task" | "branch" | "lines";

/**
 * Why a change counts as made by an agent on its own: an agent's account opened it, it links to a task in the cloud, it came
 * from an agent's branch and carries another sign of an agent, or agents wrote nearly all of its lines. Null for none.
 */
export function autonomy(readings: readonly Reading[], shares: LineShares): Autonomy | null {
  const signs = readings.filter(({ signal }) => signal.points === "agent").filter(isAiSign);
  if (signs.some(({ isOpener }) => isOpener)) return "opener";
  if (shares !== null && shares.agent >= AGENT_SHARE) return "lines";
  if (signs.some(({ isCloudTask }) => isCloudTask)) return "cloud-task";
  const isBranch = ({ signal }: Reading): boolean => signal.family === "branch";
  return signs.some(isBranch) && signs.some((sign) => !isBranch(sign)) ? "branch" : null;
}
