import type { JiraIssue, JiraProject } from "../jira-site.ts";
import { TYPE } from "./jira-vocabulary.ts";
import { change } from "./make-jira-issues.ts";
import { HOUR, seconds, type World } from "./world.ts";

/** Moves every fortieth story or bug to the next project, which gives it another key, and links some issues. */
export function moveSome(world: World, projects: readonly JiraProject[], issues: readonly JiraIssue[]): void {
  const rng = world.rng.fork("moves");
  const last = new Map(
    projects.map((project) => [project.id, issues.filter((one) => one.project === project.id).length]),
  );
  const movable = issues.filter(
    (issue) => (issue.type === TYPE.story || issue.type === TYPE.bug) && last.has(issue.project),
  );
  movable.forEach((issue, place) => {
    const from = projects.findIndex((project) => project.id === issue.project);
    const here = projects[from];
    const there = projects[(from + 1) % projects.length];
    const isChosen = place % 40 === 17 && !issues.some((one) => one.parent === issue.id);
    if (isChosen && here && there && here !== there) move(world, issue, here, there, last);
    const other = movable[rng.between(0, movable.length - 1)];
    if (rng.chance(0.06) && other && other !== issue) {
      const type = rng.pick(["Blocks", "Relates", "Duplicate", "Cause"] as const);
      issue.links = [...issue.links, { id: String(world.id("jira-link")), type, to: other.id }];
    }
  });
}

function move(
  world: World,
  issue: JiraIssue,
  here: JiraProject,
  there: JiraProject,
  last: Map<string, number>,
): void {
  const number = (last.get(there.id) ?? 0) + 1;
  last.set(there.id, number);
  const key = `${there.key}-${number}`;
  const at = seconds(Math.min(issue.createdAt + 2 * HOUR, world.now));
  const step = {
    id: String(world.id("jira-history")),
    author: issue.reporter,
    at,
    items: [
      change("project", "project", [here.id, here.name], [there.id, there.name]),
      change("Key", "Key", [null, issue.key], [null, key]),
    ],
  };
  issue.histories = [...issue.histories, step].toSorted((a, b) => a.at - b.at || Number(a.id) - Number(b.id));
  issue.previousKeys = [...issue.previousKeys, issue.key];
  issue.key = key;
  issue.project = there.id;
  issue.updatedAt = Math.max(issue.updatedAt, at);
}
