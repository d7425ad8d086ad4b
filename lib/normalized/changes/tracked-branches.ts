import type { TrackedBranch } from "@/lib/model/change-plan.ts";
import { roleOfName } from "./branch-roles.ts";
import type { ResolveInput } from "./resolve-input.ts";
import type { Segment } from "./segments.ts";

/** The branches of a plan, the landing branch first. Topics in which nothing landed are left out. */
export function trackedBranches(input: ResolveInput, withChanges: ReadonlySet<string>): TrackedBranch[] {
  const { graph, layout } = input;
  return layout.segments.list.filter(isListed).map((segment) => ({
    name: segment.branch,
    role: roleOf(segment),
    isDefault: segment.branch === input.defaultBranch,
    tip: graph.shaOf(segment.tip),
    fork: forkOf(segment),
  }));

  function isListed(segment: Segment): boolean {
    return segment.kind === "branch" || (segment.kind === "topic" && withChanges.has(segment.branch));
  }

  function roleOf(segment: Segment): TrackedBranch["role"] {
    if (segment.branch === input.first) return "landing";
    if (layout.longLivedTopics.has(segment.id)) return "long_lived";
    if (segment.kind === "topic") return "topic";
    const role = roleOfName(segment.branch);
    return role === "topic" ? "long_lived" : role;
  }

  function forkOf(segment: Segment): TrackedBranch["fork"] {
    let { fork } = segment;
    for (let from = layout.segments.at(fork); from !== null; from = layout.segments.at(fork)) {
      if (from.kind === "strand" || isListed(from)) return { branch: from.branch, sha: graph.shaOf(fork) };
      fork = from.fork;
    }
    return null;
  }
}
