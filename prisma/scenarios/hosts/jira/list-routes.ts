import { historyView, sprintView, statusView, typeView, userView } from "./issue-view.ts";
import { findIssue, JiraRefusal, type JiraState } from "./jira-state.ts";

type Json = Readonly<Record<string, unknown>>;
export type Paging = { readonly startAt: number; readonly maxResults: number };

/** One page of a list, as the agile and the newer lists write it. */
function pageOf<T>(all: readonly T[], { startAt, maxResults }: Paging, view: (one: T) => Json): Json {
  const page = all.slice(startAt, startAt + maxResults);
  const isLast = startAt + page.length >= all.length;
  return { startAt, maxResults, total: all.length, isLast, values: page.map(view) };
}

export const myself = (state: JiraState): Json | null => userView(state, state.viewer.accountId);

export function fields(state: JiraState): readonly Json[] {
  const own = state.site.fields.map(({ id, name, schemaType, schemaCustom }) => ({
    id,
    name,
    custom: true,
    schema: { type: schemaType, custom: schemaCustom, customId: Number(id.replace(/\D/g, "")) },
  }));
  const system = ["summary", "status", "priority"].map((id) => ({
    id,
    name: id,
    custom: false,
    schema: { type: "string", system: id },
  }));
  return [...system, ...own];
}

export const statuses = (state: JiraState): readonly Json[] =>
  state.site.statuses.map(({ id }) => statusView(state, id));
export const issueTypes = (state: JiraState): readonly Json[] =>
  state.site.types.map(({ id }) => typeView(state, id));

const projectView =
  (state: JiraState) =>
  ({ id, key, name, type }: JiraState["site"]["projects"][number]): Json => ({
    id,
    key,
    name,
    projectTypeKey: type,
    self: `${state.root}/rest/api/2/project/${id}`,
  });
const visibleProjects = (state: JiraState) => state.site.projects.filter(({ id }) => !state.hidden.has(id));

export const projects = (state: JiraState): readonly Json[] => visibleProjects(state).map(projectView(state));
export const projectPage = (state: JiraState, paging: Paging): Json =>
  pageOf(visibleProjects(state), paging, projectView(state));

/** Every entry of one issue's changelog, oldest first. */
export function issueChangelog(state: JiraState, id: string, paging: Paging): Json {
  const issue = findIssue(state, id);
  if (issue === null)
    throw new JiraRefusal(404, "Issue does not exist or you do not have permission to see it.");
  return pageOf(issue.histories, paging, (history) => historyView(state, history, false));
}

export function boards(state: JiraState, query: URLSearchParams, paging: Paging): Json {
  const wanted = query.get("projectKeyOrId");
  const project = state.site.projects.find(({ id, key }) => id === wanted || key === wanted);
  if (wanted !== null && (project === undefined || state.hidden.has(project.id))) {
    throw new JiraRefusal(404, "No project could be found with that key or id.");
  }
  const type = query.get("type");
  const found = state.site.boards.filter(
    (board) =>
      (project === undefined || board.project === project.id) && (type === null || board.type === type),
  );
  return pageOf(found, paging, (board) => ({
    id: board.id,
    self: `${state.root}/rest/agile/1.0/board/${board.id}`,
    name: board.name,
    type: board.type,
    location: { projectId: Number(board.project), projectTypeKey: "software" },
  }));
}

const boardOf = (state: JiraState, id: string) => {
  const board = state.site.boards.find((one) => String(one.id) === id);
  if (board === undefined) throw new JiraRefusal(404, "The requested board cannot be viewed.");
  return board;
};

export function configuration(state: JiraState, id: string): Json {
  const board = boardOf(state, id);
  const points = state.site.fields.find((field) => field.kind === "points");
  return {
    id: board.id,
    name: board.name,
    type: board.type,
    columnConfig: {
      columns: board.columns.map(({ name, statuses: held }) => ({
        name,
        statuses: held.map((one) => ({ id: one })),
      })),
      constraintType: "none",
    },
    ...(board.type === "scrum" && points !== undefined
      ? { estimation: { type: "field", field: { fieldId: points.id, displayName: points.name } } }
      : {}),
  };
}

export function sprints(state: JiraState, id: string, paging: Paging): Json {
  const board = boardOf(state, id);
  if (board.type === "kanban") throw new JiraRefusal(400, "The board does not support sprints");
  return pageOf(
    state.site.sprints.filter((sprint) => sprint.board === board.id),
    paging,
    (sprint) => sprintView(state, sprint),
  );
}

/** The addresses elsewhere that an issue points to. */
export function remoteLinks(state: JiraState, id: string): readonly Json[] {
  const issue = findIssue(state, id);
  if (issue === null)
    throw new JiraRefusal(404, "Issue does not exist or you do not have permission to see it.");
  return (issue.remoteLinks ?? []).map(({ url, title }, index) => ({
    id: 10_000 + index,
    self: `${state.root}/rest/api/3/issue/${issue.id}/remotelink/${10_000 + index}`,
    globalId: url,
    application: { type: "com.example.links", name: "Links" },
    relationship: "mentioned in",
    object: { url, title, icon: {}, status: { icon: {} } },
  }));
}
