import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { ConnectorDeps } from "@/lib/model/connector.ts";
import type { Answer } from "./answered.ts";
import { answeredOf, messageOf } from "./answered.ts";
import { type ConnectionMemory, fallBack, memoryOf } from "./connection-memory.ts";
import { type Endpoints, endpointsOf } from "./endpoints.ts";
import { failureOf, nextAllowed } from "./failure.ts";
import { type GraphqlAnswer, readGraphql } from "./graphql-answer.ts";
import { type GithubOctokit, makeOctokit } from "./make-octokit.ts";
import { Meter } from "./meter.ts";
import { withoutFields } from "./without-fields.ts";

export type RestAnswer = {
  /** 200, or 304 where nothing changed since `etag`. */
  readonly status: number;
  readonly data: unknown;
  /** Query parameters of the next page. */
  readonly next: Readonly<Record<string, string>> | null;
  readonly etag: string | null;
};
export type GithubClient = {
  readonly memory: ConnectionMemory;
  readonly meter: Meter;
  /** `points`: what the query is expected to cost. */
  graphql(
    query: string,
    variables: Readonly<Record<string, unknown>>,
    points?: number,
  ): Promise<GraphqlAnswer>;
  rest(
    path: string,
    query?: Readonly<Record<string, string | number>>,
    etag?: string | null,
  ): Promise<RestAnswer>;
};

const octokits = new WeakMap<ConnectorDeps, GithubOctokit>();

/** Calls GitHub for one page of one stream, or for one check. All failures are `SourceFailure`s. */
export function openClient(deps: ConnectorDeps, signal: AbortSignal): GithubClient {
  const memory = memoryOf(deps);
  const endpoints = endpointsOf(deps.baseUrl);
  const octokit = octokits.get(deps) ?? makeOctokit(deps, memory, endpoints);
  octokits.set(deps, octokit);
  const meter = new Meter();
  const send = sender(octokit, { deps, memory, signal });
  return {
    memory,
    meter,
    graphql: async (query, variables, points = 1) => {
      for (;;) {
        const answer = await send(
          {
            method: "POST",
            url: endpoints.graphql,
            query: withoutFields(query, memory.unknownFields),
            variables,
            request: { signal, meter, points, retries: 0 },
          },
          "a query",
        );
        const read = readGraphql(answer);
        const added = read.unknownFields.filter((field) => !memory.unknownFields.has(field));
        if (read.unknownFields.length === 0) return read;
        if (added.length === 0) throw tooOld();
        for (const field of added) memory.unknownFields.add(field);
      }
    },
    rest: async (path, query = {}, etag = null) => {
      const answer = await send(
        {
          method: "GET",
          url: path,
          ...query,
          ...(etag === null ? {} : { headers: { "if-none-match": etag } }),
          request: { signal, meter },
        },
        path,
      );
      return {
        status: answer.status,
        data: answer.data,
        next: nextOf(String(answer.headers.link ?? ""), endpoints),
        etag: answer.headers.etag === undefined ? null : String(answer.headers.etag),
      };
    },
  };
}

const tooOld = () =>
  new SourceFailure("unsupported", "This GitHub server lacks fields that are needed", {
    fix: "Update the GitHub Enterprise Server.",
  });

type Call = { readonly method: "GET" | "POST"; readonly url: string; readonly [parameter: string]: unknown };
type Sending = {
  readonly deps: ConnectorDeps;
  readonly memory: ConnectionMemory;
  readonly signal: AbortSignal;
};

/** Sends, falls back to an older version of the interface once it is refused, and renews an app's token once. */
function sender(octokit: GithubOctokit, { deps, memory, signal }: Sending) {
  return async (call: Call, what: string): Promise<Answer> => {
    let isRenewed = false;
    for (;;) {
      try {
        return await octokit.request(call);
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        const answer = answerIn(error);
        if (answer === null) throw networkFailure(error);
        if (answer.status === 304) return answer;
        if (answer.status === 400 && /version/i.test(messageOf(answer.data)) && fallBack(memory)) continue;
        if (answer.status === 401 && deps.auth === "github_app" && !isRenewed) {
          isRenewed = true;
          memory.tokens.clear();
          continue;
        }
        if (answer.status === 200 && isSpent(answer)) throw spent(answer, deps.now());
        // A result that a plugin took for a failure: the words of its errors say which.
        if (answer.status === 200) return answer;
        throw failureOf(answer, { what, isGraphql: call.method === "POST", now: deps.now() });
      }
    }
  };
}

const isSpent = (answer: Answer): boolean => answeredOf(answer, true, 0).remaining === 0;

/** A 200 that says that the hour is spent. */
function spent(answer: Answer, now: Date): SourceFailure {
  const { resetsAt } = answeredOf(answer, true, 0);
  const until = resetsAt !== undefined && resetsAt > now ? resetsAt : nextAllowed(answer.headers, now, true);
  return new SourceFailure("limited", `GitHub lets us ask again at ${until.toISOString()}`, {
    until,
    fix: "Nothing is to be done: the reading goes on by itself.",
  });
}

function answerIn(error: unknown): Answer | null {
  if (!(error instanceof Error) || error instanceof SourceFailure) return null;
  const { response } = error as { readonly response?: Answer };
  return response ?? null;
}

function networkFailure(error: unknown): SourceFailure {
  for (let one = error; one instanceof Error; one = one.cause) if (one instanceof SourceFailure) return one;
  const isKey = error instanceof Error && /key|pem|pkcs|asn1|decoder/i.test(error.message);
  return isKey
    ? new SourceFailure("credential", "The private key of the app cannot be read", {
        fix: "Enter the whole PEM file that GitHub gave when the key was made.",
      })
    : new SourceFailure("malformed", "The answer of GitHub could not be understood", {
        fix: "It is asked again by itself.",
      });
}

function nextOf(link: string, { rest }: Endpoints): Record<string, string> | null {
  const found = /<([^<>]+)>;\s*rel="next"/.exec(link)?.[1];
  if (found === undefined || !URL.canParse(found, rest)) return null;
  return Object.fromEntries(new URL(found, rest).searchParams);
}
