import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { CONTEXT, record } from "@/tests/support/github-told.ts";
import { failureOf } from "./failure.ts";
import { understandGithub } from "./normalize.ts";
import { RAW } from "./raw-kinds.ts";

const DIR = process.env.ASSAY_RECORDED ?? "";
const json = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));
const understood = (kind: string, payload: Record<string, unknown>) =>
  understandGithub([record(kind, payload)], CONTEXT);

/** Every record is understood, or refused in words; says how many of which. */
function judge(records: readonly { kind: string; payload: Record<string, unknown> }[]) {
  const reasons: string[] = [];
  for (const { kind, payload } of records) {
    const { batch, unreadable } = understood(kind, payload);
    // A review that is not submitted is left alone.
    if (kind === RAW.review && /"state":"PENDING"/.test(JSON.stringify(payload))) continue;
    const rows = Object.values(batch).flat().length;
    expect(rows + unreadable.length, `${kind} ${JSON.stringify(payload).slice(0, 200)}`).toBeGreaterThan(0);
    for (const { reason } of unreadable) {
      expect(reason).not.toContain("could not be read");
      reasons.push(`${kind}: ${reason}`);
    }
  }
  return reasons;
}

const Mapping = z.object({
  request: z.object({ method: z.string(), url: z.string().optional(), urlPath: z.string().optional() }),
  response: z.object({
    status: z.number().default(200),
    body: z.string().optional(),
    jsonBody: z.unknown().optional(),
    bodyFileName: z.string().optional(),
    headers: z.record(z.string(), z.unknown()).default({}),
  }),
});
const REST: readonly [RegExp, string][] = [
  [/\/pulls(\/\d+)?$/, RAW.pull],
  [/\/pulls\/\d+\/reviews(\/\d+)?$/, RAW.review],
  [/\/pulls\/(\d+\/)?comments(\/\d+)?$/, RAW.reviewComment],
  [/\/issues\/(\d+\/)?comments(\/\d+)?$/, RAW.issueComment],
  [/\/deployments(\/\d+)?$/, RAW.deployment],
  [/\/releases(\/\d+)?$/, RAW.release],
  [/\/actions\/runs(\/\d+)?$/, RAW.run],
  [/\/check-runs(\/\d+)?$/, RAW.checkRun],
  [/^\/repos\/[^/]+\/[^/]+$/, RAW.repository],
];
const itemsOf = (said: unknown): Record<string, unknown>[] => {
  const list = z.array(z.record(z.string(), z.unknown()));
  const wrapped = z.object({ workflow_runs: list.optional(), check_runs: list.optional() }).safeParse(said);
  if (Array.isArray(said)) return list.parse(said);
  return (wrapped.data?.workflow_runs ?? wrapped.data?.check_runs ?? [said]) as Record<string, unknown>[];
};

function recordings() {
  const files = readdirSync(join(DIR, "hub4j"), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => /mappings\/[^/]+\.json$/.test(file))
    .map((file) => {
      const { request, response } = Mapping.parse(json(join(DIR, "hub4j", file)));
      const body = join(DIR, "hub4j", file, "../../__files", response.bodyFileName ?? "");
      const text =
        response.bodyFileName?.endsWith(".json") === true ? readFileSync(body, "utf8") : response.body;
      const path = (request.url ?? request.urlPath ?? "").split("?")[0] ?? "";
      let data: unknown = response.jsonBody;
      try {
        data ??= text === undefined ? undefined : JSON.parse(text);
      } catch {
        data = text;
      }
      return { path, status: response.status, headers: response.headers, data };
    });
}

describe.skipIf(DIR === "")("recorded answers of GitHub (in ASSAY_RECORDED)", () => {
  test("of the older interface are understood, or refused in words", () => {
    const records = recordings()
      .filter(({ status, data }) => status < 300 && typeof data === "object" && data !== null)
      .flatMap(({ path, data }) => {
        const kind = REST.find(([pattern]) => pattern.test(path))?.[1];
        if (kind === undefined) return [];
        const number = Number(/\/(?:pulls|issues)\/(\d+)/.exec(path)?.[1]);
        const around = Number.isNaN(number) || kind === RAW.pull ? {} : { number };
        return itemsOf(data).map((item) => ({ kind, payload: { item, ...around } }));
      });
    expect(records.length).toBeGreaterThan(300);
    // One run was shortened by those who recorded it.
    const shortened =
      "github.workflow_run: Not as expected: head_sha (invalid_type), created_at (invalid_type)";
    expect(new Set(judge(records))).toEqual(new Set([shortened]));
  });

  test("that refuse are failures with a next step", () => {
    const now = new Date();
    const kinds = new Set<string>();
    for (const { status, headers, data } of recordings().filter(({ status }) => status >= 400)) {
      const lower = Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
      );
      const failure = failureOf({ status, headers: lower, data }, { what: "this", isGraphql: false, now });
      expect(failure.fix).toMatch(/\w/);
      kinds.add(`${status} ${failure.kind}`);
    }
    expect(kinds).toContain("429 limited");
    expect(kinds).toContain("403 limited");
  });

  const rowsOf = (file: string): unknown[] => {
    const Rows = z.array(z.object({ data: z.string() }));
    const text = readFileSync(join(DIR, "devlake", file));
    return Rows.parse(parse(text, { columns: true, relax_quotes: true })).map(({ data }) => JSON.parse(data));
  };
  test.each<[string, string, string[]]>([
    ["github/_raw_github_api_pull_requests.csv", RAW.pull, []],
    // Their merge commits were made up.
    ["github/_raw_github_api_pull_requests_bot_filter.csv", RAW.pull, ["The id of its merge commit is none"]],
    ["github/_raw_github_api_pull_request_reviews.csv", RAW.review, []],
    ["github/_raw_github_api_pr_reviews_bot_filter.csv", RAW.review, []],
    ["github/_raw_github_api_pull_request_review_comments.csv", RAW.reviewComment, []],
    ["github/_raw_github_api_comments.csv", RAW.issueComment, []],
    ["github/_raw_github_api_runs.csv", RAW.run, []],
  ])("%s is understood, or refused in words", (file, kind, refusals) => {
    const records = rowsOf(file)
      .flatMap((said) => itemsOf(said))
      .map((item) => ({ kind, payload: { item, number: 1 } }));
    expect(records.length).toBeGreaterThan(0);
    expect(new Set(judge(records))).toEqual(new Set(refusals.map((reason) => `${kind}: ${reason}`)));
  });

  const LISTS: readonly [string, string][] = [
    ["repositories.json", RAW.repository],
    ["repositories-multiple.json", RAW.repository],
    ["issue_comments.json", RAW.issueComment],
    ["pull_request_comments.json", RAW.reviewComment],
    ["releases.json", RAW.release],
    ["workflow_runs.json", RAW.run],
  ];
  test.each(LISTS)("%s, as another reader keeps it, is understood", (file, kind) => {
    const items = itemsOf(json(join(DIR, "faros/github", file)));
    expect(items.length).toBeGreaterThan(0);
    expect(judge(items.map((item) => ({ kind, payload: { item } })))).toEqual([]);
  });

  test("a deployment of the query language is understood with all its states", () => {
    const lowered = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(lowered)
        : typeof value === "object" && value !== null
          ? Object.fromEntries(
              Object.entries(value).map(([name, inner]) => [
                name.charAt(0).toLowerCase() + name.slice(1),
                lowered(inner),
              ]),
            )
          : value;
    const nodes = z
      .array(z.record(z.string(), z.unknown()))
      .parse(rowsOf("github_graphql/_raw_github_graphql_deployment.csv").map(lowered));
    expect(judge(nodes.map((node) => ({ kind: RAW.deployment, payload: { node } })))).toEqual([]);
  });

  const NODES: readonly [string, string, string, string[]][] = [
    ["pull_requests.json", "pullRequests", RAW.pull, []],
    // They were asked for without their numbers.
    ["issues.json", "issues", RAW.issue, ["github.issue: Not as expected: number (invalid_type)"]],
  ];
  test.each(NODES)(
    "%s of the query language is understood, or refused in words",
    (file, list, kind, refusals) => {
      const told = z
        .object({ repository: z.record(z.string(), z.unknown()) })
        .parse(json(join(DIR, "faros/github", file)));
      const nodes = z
        .object({ nodes: z.array(z.record(z.string(), z.unknown())) })
        .parse(told.repository[list]).nodes;
      const reasons = judge(nodes.map((node) => ({ kind, payload: { node } })));
      expect(new Set(reasons)).toEqual(new Set(refusals));
    },
  );
});
