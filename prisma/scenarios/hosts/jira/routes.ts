import { issueIndex } from "./issue-index.ts";
import { findIssue, JiraRefusal, type JiraState } from "./jira-state.ts";
import * as lists from "./list-routes.ts";
import { approximateCount, bulkChangelogs, issueView, search, searchJql } from "./search-routes.ts";
import type { ShapeName } from "./shapes.ts";

type Asked = {
  readonly state: JiraState;
  readonly body: unknown;
  readonly query: URLSearchParams;
  readonly paging: lists.Paging;
  readonly id: string;
};
export type Route = { readonly shape: ShapeName; readonly answer: (asked: Asked) => unknown };
type Entry = Route & {
  readonly on: "cloud" | "server" | "both";
  readonly method: string;
  readonly path: RegExp;
};

const both = (method: string, path: RegExp, shape: ShapeName, answer: Route["answer"]): Entry => ({
  on: "both",
  method,
  path,
  shape,
  answer,
});
const only = (on: "cloud" | "server", entry: Entry): Entry => ({ ...entry, on });

/** What may be asked. `path` without what stands before `/rest`; `*` of the version is 3 on Cloud and 2 on Data Center. */
const ENTRIES: readonly Entry[] = [
  both("GET", /^\/api\/\*\/myself$/, "myself", ({ state }) => lists.myself(state)),
  both("GET", /^\/api\/\*\/field$/, "field", ({ state }) => lists.fields(state)),
  both("GET", /^\/api\/\*\/status$/, "status", ({ state }) => lists.statuses(state)),
  both("GET", /^\/api\/\*\/issuetype$/, "issuetype", ({ state }) => lists.issueTypes(state)),
  both("GET", /^\/api\/\*\/project$/, "projects", ({ state }) => lists.projects(state)),
  only(
    "cloud",
    both("GET", /^\/api\/\*\/project\/search$/, "projectPage", ({ state, paging }) =>
      lists.projectPage(state, paging),
    ),
  ),
  only(
    "cloud",
    both("POST", /^\/api\/\*\/search\/jql$/, "searchJql", ({ state, body }) => searchJql(state, body)),
  ),
  only(
    "cloud",
    both("POST", /^\/api\/\*\/search\/approximate-count$/, "count", ({ state, body }) =>
      approximateCount(state, body),
    ),
  ),
  only(
    "cloud",
    both("POST", /^\/api\/\*\/changelog\/bulkfetch$/, "bulk", ({ state, body }) =>
      bulkChangelogs(state, body, issueIndex(state.site).byId),
    ),
  ),
  only(
    "cloud",
    both("GET", /^\/api\/\*\/issue\/([^/]+)\/changelog$/, "changelog", ({ state, id, paging }) =>
      lists.issueChangelog(state, id, paging),
    ),
  ),
  only("cloud", both("POST", /^\/api\/\*\/search$/, "search", gone)),
  only("cloud", both("GET", /^\/api\/\*\/search$/, "search", gone)),
  only(
    "server",
    both("POST", /^\/api\/\*\/search$/, "search", ({ state, body }) => search(state, body)),
  ),
  both("GET", /^\/api\/\*\/issue\/([^/]+)$/, "issue", ({ state, id, query }) => oneIssue(state, id, query)),
  both("GET", /^\/api\/\*\/issue\/([^/]+)\/remotelink$/, "remoteLinks", ({ state, id }) =>
    lists.remoteLinks(state, id),
  ),
  both("GET", /^\/agile\/1\.0\/board$/, "boards", ({ state, query, paging }) =>
    lists.boards(state, query, paging),
  ),
  both("GET", /^\/agile\/1\.0\/board\/(\d+)\/configuration$/, "configuration", ({ state, id }) =>
    lists.configuration(state, id),
  ),
  both("GET", /^\/agile\/1\.0\/board\/(\d+)\/sprint$/, "sprints", ({ state, id, paging }) =>
    lists.sprints(state, id, paging),
  ),
];

/** The route that a request takes, and the id in its path; null for none. */
export function findRoute(
  state: JiraState,
  method: string,
  path: string,
): { readonly route: Route; readonly id: string } | null {
  const version = state.flavour === "cloud" ? "3" : "2";
  const neutral = path.replace(new RegExp(`^/api/(?:${version}|latest)/`), "/api/*/");
  for (const entry of ENTRIES) {
    const match = entry.method === method && entry.path.exec(neutral);
    if (match && (entry.on === "both" || entry.on === state.flavour))
      return { route: entry, id: match[1] ?? "" };
  }
  return null;
}

function gone(): never {
  throw new JiraRefusal(
    410,
    "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API.",
  );
}

/** A whole issue always tells its whole changelog. */
function oneIssue(state: JiraState, id: string, query: URLSearchParams) {
  const issue = findIssue(state, id);
  if (issue === null)
    throw new JiraRefusal(404, "Issue does not exist or you do not have permission to see it.");
  const fields = query.get("fields")?.split(",") ?? ["*all"];
  return issueView({ ...state, historiesShown: 100_000 }, issue, fields, query.get("expand") === "changelog");
}
