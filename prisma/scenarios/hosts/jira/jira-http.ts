import type { Http } from "@/lib/model/connector.ts";
import type { JiraSite } from "../../organisation/jira-site.ts";
import { JiraRefusal, type JiraState } from "./jira-state.ts";
import { findRoute } from "./routes.ts";

/**
 * The Jira Cloud of a made-up site as the network that a connector is handed: it answers in this process, calls nobody and asks
 * for no credentials. `now` in milliseconds.
 */
export function jiraHttp(site: JiraSite, root: string, now: () => number): Http {
  const [viewer] = site.users;
  if (viewer === undefined) throw new Error("A site needs a user to be seen by.");
  const state: JiraState = {
    site,
    flavour: "cloud",
    now,
    viewer,
    hidden: new Set(),
    historiesShown: 100,
    pageCap: 5_000,
    hasOldSprints: false,
    root,
    violate: () => {},
  };
  const answer = (method: string, url: URL, text: string): Response => {
    const headers = { date: new Date(now()).toUTCString() };
    const found = findRoute(state, method, url.pathname.replace(/^\/rest/, ""));
    if (found === null) return Response.json({ errorMessages: ["Not found."] }, { status: 404, headers });
    const query = url.searchParams;
    const paging = {
      startAt: Number(query.get("startAt") ?? 0),
      maxResults: Math.min(100, Number(query.get("maxResults") ?? 50)),
    };
    const body: unknown = text === "" ? {} : JSON.parse(text);
    try {
      return Response.json(found.route.answer({ state, body, query, paging, id: found.id }), { headers });
    } catch (error) {
      if (!(error instanceof JiraRefusal)) throw error;
      return Response.json({ errorMessages: [error.message], errors: {} }, { status: error.status, headers });
    }
  };
  return async (address, { method = "GET", body = "", signal } = {}) => {
    signal?.throwIfAborted();
    return answer(method, new URL(address), body);
  };
}
