import type { Rng } from "@/lib/core/rng.ts";
import type { HostedCheck } from "../hosted-pull.ts";
import type { PullPlan } from "./pull-plan.ts";
import { seconds, type World } from "./world.ts";

/** The checks on the head of a branch; still running where it was opened a moment ago. */
export function makeChecks(world: World, rng: Rng, plan: PullPlan): HostedCheck[] {
  return ["build", "test", "lint"].map((name): HostedCheck => {
    const startedAt = seconds(plan.openedAt + rng.between(10, 60) * 1000);
    const completedAt = seconds(startedAt + rng.between(60, 1_500) * 1000);
    const isRunning = completedAt > world.now;
    return {
      id: world.id("check"),
      name,
      app: "github-actions",
      status: isRunning ? "in_progress" : "completed",
      conclusion: isRunning ? null : rng.chance(0.07) ? "failure" : "success",
      startedAt,
      completedAt: isRunning ? null : completedAt,
    };
  });
}
