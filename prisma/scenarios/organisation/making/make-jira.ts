import type { JiraIssue, JiraProject, JiraSite } from "../jira-site.ts";
import { FIELDS, PRIORITIES, STATUSES, TYPES } from "./jira-vocabulary.ts";
import { makeIssues } from "./make-jira-issues.ts";
import { makeJiraUsers } from "./make-jira-users.ts";
import { leafTeams } from "./make-teams.ts";
import { moveSome } from "./move-issues.ts";
import { planSprints } from "./plan-sprints.ts";
import type { World } from "./world.ts";

/** One software project for each leaf team, one service desk; two issues for every three pull requests. */
export function makeJira(world: World): JiraSite {
  const leaves = leafTeams(world);
  const projects: JiraProject[] = leaves.map((team, place) => ({
    id: String(10_100 + place),
    key: keyOf(team.name),
    name: team.name,
    type: "software",
    team: team.id,
  }));
  const desk = { id: "10190", key: "HELP", name: "Help desk", type: "service_desk", team: null } as const;
  const users = makeJiraUsers(world);
  const boards = [...projects, desk].map((project, place) => ({
    id: 5 + place,
    name: `${project.name} board`,
    type: project.type === "software" && place % 4 !== 3 ? ("scrum" as const) : ("kanban" as const),
    project: project.id,
    columns: [
      { name: "To do", statuses: [STATUSES[0].id, STATUSES[1].id] },
      { name: "Doing", statuses: [STATUSES[2].id, STATUSES[3].id, STATUSES[5].id] },
      { name: "Review", statuses: [STATUSES[4].id] },
      { name: "Done", statuses: [STATUSES[6].id] },
    ],
  }));
  const issues: JiraIssue[] = [];
  const wanted = Math.ceil((world.size.pulls * 2) / 3);
  for (const project of projects)
    makeIssues(world, project, Math.ceil((wanted * 0.94) / projects.length), users, issues);
  makeIssues(world, desk, Math.ceil(wanted * 0.06), users, issues);
  const sprints = boards
    .filter((board) => board.type === "scrum")
    .flatMap((board) =>
      planSprints(
        world,
        board,
        issues.filter((issue) => issue.project === board.project),
      ),
    );
  moveSome(world, projects, issues);
  return {
    cloudId: "1324a887-45db-1bf4-1e99-ef0ff456d421",
    users,
    statuses: structuredClone(STATUSES),
    types: structuredClone(TYPES),
    fields: structuredClone(FIELDS),
    priorities: structuredClone(PRIORITIES),
    projects: [...projects, desk],
    issues,
    boards,
    sprints,
  };
}

const keyOf = (name: string): string =>
  name
    .toUpperCase()
    .replaceAll(/[^A-Z]/g, "")
    .slice(0, 4);
