import JiraApi, { type RequestOptions } from "jira-client";
import { z } from "zod";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { ConnectorDeps, Spent } from "@/lib/model/connector.ts";
import { accessToken } from "./access.ts";
import { askOnce } from "./ask-once.ts";
import { cloudIdOf } from "./cloud-id.ts";
import { failureOf, isBurst, lacksScope, Refusal } from "./refusal.ts";
import { type Site, siteOf } from "./site.ts";

type Query = Readonly<Record<string, string | number>>;
type Place = {
  /** After `/rest/api/3` or `/rest/agile/1.0`. */
  readonly path: string;
  readonly query?: Query;
  readonly isAgile?: boolean;
  /** In plain words, for people: "the issues of ED". */
  readonly what: string;
  /** How many objects the answer may hold, for the estimate of its cost. */
  readonly most?: number;
};
export type Answer = { readonly body: unknown /** The host's own clock. */; readonly at: Date };

/** A Jira that can be asked; counts what it spends. One object a page. */
export type Client = {
  readonly site: Site;
  get(place: Place): Promise<Answer>;
  post(place: Omit<Place, "query">, body: object): Promise<Answer>;
  /** Changes something of ours at the host. */
  send(method: "PUT" | "DELETE", place: Omit<Place, "query">, body: object): Promise<Answer>;
  spent(): Spent;
};

const MOST_BURSTS = 3;
type Method = "GET" | "POST" | "PUT" | "DELETE";

/** Opens a Jira. Every failure of it is a `SourceFailure`. */
export async function openClient(deps: ConnectorDeps, signal: AbortSignal): Promise<Client> {
  const cloudId = await cloudIdOf(deps, signal);
  const site = siteOf(deps.baseUrl, deps.auth, cloudId);
  const spent = { requests: 0, points: 0, ms: 0 };

  async function ask(place: Place, method: Method, body?: object): Promise<Answer> {
    let refused: string | null = null;
    for (let bursts = 0; ; ) {
      const token: string | null = deps.auth === "jira_oauth" ? await accessToken(deps, site, refused) : null;
      const answer = await askWith(token, place, method, body);
      if ("body" in answer) return answer;
      const { refusal } = answer;
      // The planner lets the same endpoint be asked again in its time, or says when that is.
      if (isBurst(refusal) && bursts < MOST_BURSTS) {
        bursts += 1;
        continue;
      }
      // An app's access token may end before its time; it is renewed once.
      if (refusal.status !== 401 || lacksScope(refusal) || token === null || refused !== null) {
        throw failureOf(refusal, place.what, deps.now(), site.isCloud);
      }
      refused = token;
    }
  }

  async function askWith(
    token: string | null,
    place: Place,
    method: Method,
    body?: object,
  ): Promise<Answer | { readonly refusal: Refusal }> {
    // What the client does not keep of an answer, or of a failure, is kept here.
    let at = deps.now();
    let failure: unknown = null;
    const request = async (options: RequestOptions): Promise<unknown> => {
      try {
        const asked = await askOnce(deps, options, { path: place.path, most: place.most ?? 1, signal });
        spent.requests += 1;
        spent.points += asked.points;
        spent.ms += asked.ms;
        at = asked.at;
        if ("body" in asked.answer) return asked.answer.body;
        throw asked.answer.refusal;
      } catch (error) {
        if (error instanceof Error) failure = error;
        throw error;
      }
    };
    const jira = new JiraApi({ ...addressOf(site), ...signIn(deps, token), request });
    const to = { pathname: place.path, ...(place.query ? { query: place.query } : {}) };
    const uri = place.isAgile === true ? jira.makeAgileUri(to) : jira.makeUri(to);
    try {
      const answer = await jira.doRequest(jira.makeRequestHeader(uri, body ? { method, body } : { method }));
      return { body: answer, at };
    } catch (error) {
      if (failure instanceof Error) throw failure;
      return { refusal: refusalIn(error) };
    }
  }

  return {
    site,
    get: (place) => ask(place, "GET"),
    post: (place, body) => ask(place, "POST", body),
    send: (method, place, body) => ask(place, method, body),
    spent: () => ({ ...spent }),
  };
}

const addressOf = (site: Site) => ({
  protocol: site.protocol,
  host: site.hostname,
  base: site.base,
  apiVersion: site.apiVersion,
  strictSSL: true,
  ...(site.port === "" ? {} : { port: site.port }),
});

function signIn(deps: ConnectorDeps, token: string | null) {
  const { secrets } = deps;
  if (token !== null) return { bearer: token };
  const missing = (what: string) =>
    new SourceFailure("credential", `This connection has no ${what}`, {
      fix: `Store the ${what} in this connection.`,
    });
  if (!secrets.token) throw missing("token");
  if (deps.auth === "jira_pat") return { bearer: secrets.token };
  if (!secrets.email) throw missing("e-mail address of the token's owner");
  return { username: secrets.email, password: secrets.token };
}

/** The refusal inside what the client throws: an error whose message is JSON of what was thrown at it. */
function refusalIn(error: unknown): Refusal {
  const text = error instanceof Error ? error.message : "";
  const parsed = z.string().transform(toJson).pipe(Refusal).safeParse(text);
  if (parsed.success) return parsed.data;
  // An answer with a list of error messages is refused by the client itself, which keeps none of them.
  return { ...NOTHING_SAID };
}

const NOTHING_SAID: Refusal = {
  status: 200,
  retryAfter: null,
  reset: null,
  reason: null,
  isLoginPage: false,
  isRefusedLogin: false,
  messages: [],
};

function toJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return null;
  }
}
