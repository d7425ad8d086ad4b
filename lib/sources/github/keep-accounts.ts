import type { Octokit } from "@octokit/rest";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { Answered, Budget } from "@/lib/model/budget.ts";
import { type Answer, answeredOf } from "./answered.ts";
import { HeavyPage } from "./heavy-page.ts";
import { Meter } from "./meter.ts";
import { parseBody } from "./parse-body.ts";

const LONG_MS = 8_000;
type Accounts = { readonly budget: Budget; readonly now: () => Date };
type Plugin = Parameters<typeof Octokit.plugin>[0];
type Failed = Error & { readonly response?: Answer };

/** Octokit plugin, the innermost: each single request takes a permit, is parsed once, and tells what it cost. */
export const keepAccounts =
  (accounts: Accounts): Plugin =>
  (octokit) => {
    octokit.hook.wrap("request", async (request, options) => {
      const isGraphql = new URL(options.url, "https://host").pathname.endsWith("/graphql");
      const permit = await accounts.budget.take(
        isGraphql ? "graphql" : "rest",
        isGraphql ? pointsOf(options.request) : 1,
      );
      const begun = accounts.now().getTime();
      const elapsed = () => accounts.now().getTime() - begun;
      let answer: Answer | null = null;
      options.request.parseSuccessResponseBody = false;
      try {
        const response = await request(options);
        answer = { status: response.status, headers: response.headers, data: null };
        response.data = parseBody(await new Response(response.data).text());
        answer = { ...answer, data: response.data };
        return response;
      } catch (error) {
        answer ??= (error as Failed).response ?? null;
        throw reasonOf(error, isGraphql && elapsed() >= LONG_MS);
      } finally {
        const answered = answeredOf(answer, isGraphql, elapsed());
        meterOf(options.request)?.add(answered);
        meterOf(options.request)?.tell(answer?.headers.date);
        await permit.done(answered satisfies Answered);
      }
    });
    return {};
  };

/** The failure that the network gave, where trying again cannot help; the client would hide it in an error of its own. */
function reasonOf(error: unknown, wasLong: boolean): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  if (!(cause instanceof SourceFailure)) return error;
  if (wasLong && cause.kind === "unreachable") return new HeavyPage("GitHub did not answer in time", cause);
  return cause.kind === "unreachable" || cause.kind === "malformed" ? error : cause;
}

const pointsOf = (request: object): number =>
  "points" in request && typeof request.points === "number" ? request.points : 1;
const meterOf = (request: object): Meter | null =>
  "meter" in request && request.meter instanceof Meter ? request.meter : null;
