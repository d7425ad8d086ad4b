import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { ConnectorDeps, Stream } from "@/lib/model/connector.ts";
import type { HostBatch } from "@/lib/model/host-batch.ts";
import { githubConnector } from "@/lib/sources/github/connector.ts";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import type { Organisation } from "@/prisma/scenarios/organisation/organisation.ts";
import { depsFor, readEverything } from "../support/read-everything.ts";
import type { Fault } from "./github/faults.ts";
import { type GithubSimulator, startGithub } from "./github/start-github.ts";

let organisation: Organisation;
let github: GithubSimulator;
let clean: Awaited<ReturnType<typeof readEverything>>;
const connect = (token = github.tokens.admin) =>
  depsFor(github.url, token, () => new Date(github.clock.now()), {
    settings: { organisations: [organisation.login] },
  });
const LATER_MS = 3_600_000;

beforeAll(async () => {
  organisation = await makeOrganisation({ seed: "till", size: "tiny", withGit: false });
  github = await startGithub(organisation, { fast: true });
  clean = await readEverything(githubConnector, connect());
}, 60_000);
afterAll(() => github.stop());

const key = (id: number | string): string => `${new URL(github.url).host}/${id}`;
const accountKey = (id: number | null): string =>
  id === null || organisation.accounts.get(id)?.isDeleted === true ? key("@ghost") : key(id);
const second = (ms: number | null): string | null =>
  ms === null ? null : new Date(Math.floor(ms / 1_000) * 1_000).toISOString();
const sorted = <T>(rows: readonly T[]): string[] => rows.map((row) => JSON.stringify(row)).toSorted();
const repositories = () => organisation.repositories.filter(({ isDeleted }) => !isDeleted);
const pulls = () =>
  repositories().flatMap((repository) =>
    repository.pulls.map((pull) => ({ repo: key(repository.id), pull })),
  );

describe("what was made up is recovered", () => {
  test("pull requests, field by field", () => {
    const told = clean.batch.pullRequests!.map((row) => [
      row.repo,
      row.number,
      row.externalId,
      row.state,
      row.isDraft,
      row.author,
      row.openedAt.toISOString(),
      row.mergedAt?.toISOString() ?? null,
      row.closedAt?.toISOString() ?? null,
      row.mergedBy,
      row.mergeSha,
      row.headBranch,
      String(row.added),
      row.changedFiles,
      row.isFromFork,
      row.labels,
      row.unread,
    ]);
    const truth = pulls().map(({ repo, pull }) => [
      repo,
      pull.number,
      String(pull.id),
      pull.state.toLowerCase(),
      pull.isDraft,
      accountKey(pull.author),
      second(pull.createdAt),
      second(pull.mergedAt),
      second(pull.closedAt),
      pull.mergedBy === null ? null : accountKey(pull.mergedBy),
      pull.mergeSha,
      pull.head,
      String(pull.added),
      pull.changedFiles,
      pull.forkOwner !== null,
      [...new Set(pull.labels)].toSorted(),
      [],
    ]);
    expect(sorted(told)).toEqual(sorted(truth));
  });

  test("reviews, threads and comments, all of them", () => {
    const reviews = clean.batch.reviews!.map((row) => [
      row.repo,
      row.number,
      row.externalId,
      row.author,
      row.state,
    ]);
    const truth = pulls().flatMap(({ repo, pull }) =>
      pull.reviews
        .filter(({ state, submittedAt }) => state !== "PENDING" && submittedAt !== null)
        .map((one) => [repo, pull.number, String(one.id), accountKey(one.author), one.state.toLowerCase()]),
    );
    expect(sorted(reviews)).toEqual(sorted(truth));
    expect(clean.batch.threads).toHaveLength(pulls().reduce((sum, { pull }) => sum + pull.threads.length, 0));
    const onLines = pulls().reduce(
      (sum, { pull }) => sum + pull.threads.reduce((inner, { comments }) => inner + comments.length, 0),
      0,
    );
    const talk = repositories()
      .flatMap(({ pulls: some, issues }) => [...some, ...issues])
      .reduce((sum, { comments }) => sum + comments.length, 0);
    const told = (kind: string) => clean.batch.comments!.filter((one) => one.kind === kind).length;
    expect([told("review"), told("talk")]).toEqual([onLines, talk]);
  });

  test("events of pull requests", () => {
    const asked = /ready|draft|review_request|force|closed|reopened|merged|queue/;
    const truth = pulls().reduce(
      (sum, { pull }) => sum + pull.timeline.filter(({ kind }) => asked.test(kind)).length,
      0,
    );
    expect(clean.batch.events).toHaveLength(truth);
  });

  test("issues, deployments, releases, runs and discussions", () => {
    const count = (list: "issues" | "deployments" | "releases" | "runs" | "discussions") =>
      repositories().reduce((sum, repository) => sum + repository[list].length, 0);
    const { workItems, deployments, releases, runs, discussions } = clean.batch;
    expect([workItems, deployments, releases, runs, discussions].map((rows) => rows?.length ?? 0)).toEqual([
      count("issues"),
      count("deployments"),
      count("releases"),
      count("runs"),
      count("discussions"),
    ]);
    const succeeded = deployments!.map((row) => [row.externalId, row.succeededAt?.toISOString() ?? null]);
    const truth = repositories().flatMap((repository) =>
      repository.deployments.map((one) => [
        String(one.id),
        second(one.statuses.find(({ state }) => state === "success")?.createdAt ?? null),
      ]),
    );
    expect(sorted(succeeded)).toEqual(sorted(truth));
  });

  test("teams with who is in them, and who stands behind each account", () => {
    const told = clean.batch.rosters!.map(({ team, accounts }) => [team, accounts]);
    const truth = organisation.teams.map(({ id, members }) => [
      key(id),
      members
        .filter(({ from, until }) => from <= organisation.now && (until === null || until > organisation.now))
        .map(({ account }) => key(account))
        .toSorted(),
    ]);
    expect(sorted(told)).toEqual(sorted(truth));
    for (const account of clean.batch.accounts!) {
      const known = organisation.accounts.get(Number(account.key.split("/")[1]));
      // A machine that signs in as a person does is told apart by nothing but the organisation itself.
      if (known !== undefined && !(known.type === "User" && known.role === "automation"))
        expect([account.login, account.kind]).toEqual([account.login, known.role]);
    }
  });

  test("nothing was left out, and no limit was hurt", () => {
    expect([clean.unreadable, clean.gaps]).toEqual([[], []]);
    expect(github.violations()).toEqual([]);
  });
});

const rowsOf = (batch: HostBatch) =>
  Object.fromEntries(
    Object.entries(batch).map(([list, rows]) => [list, sorted((rows as unknown[]).map(plain))]),
  );
const plain = (row: unknown): unknown =>
  JSON.parse(
    JSON.stringify(row, (_name, value: unknown) => (typeof value === "bigint" ? String(value) : value)),
  );

const LISTS = new Set(["repositories", "pull_requests", "review_comments"]);
/** Two repositories are enough to go wrong in. */
const firstTwo = (stream: Stream): Stream => ({
  ...stream,
  readPage: async (request) => {
    const page = await stream.readPage(request);
    return { ...page, records: page.records.slice(0, 2) };
  },
});
const CORE = {
  ...githubConnector,
  streams: (deps: ConnectorDeps) =>
    githubConnector
      .streams(deps)
      .filter(({ name }) => LISTS.has(name))
      .map((stream) => (stream.name === "repositories" ? firstTwo(stream) : stream)),
};
let core: typeof clean;
let coreRequests = 0;
beforeAll(async () => {
  github.forget();
  core = await readEverything(CORE, { ...connect(), id: "core" });
  coreRequests = github.requestsLog.length;
});

/** As a stage does: what is unreachable or broken is asked again from the cursor, and a limit is waited for. */
async function readThrough(): Promise<{ read: typeof clean; failures: string[] }> {
  const failures: string[] = [];
  const cursors = new Map<string, { cursor: unknown; pageSize: number | null }>();
  const records: Parameters<typeof readEverything>[3] = [];
  for (let attempt = 0; attempt < 40; attempt += 1) {
    try {
      return {
        read: await readEverything(CORE, { ...connect(), id: "faults" }, cursors, records),
        failures,
      };
    } catch (error) {
      if (!(error instanceof SourceFailure)) throw error;
      failures.push(error.kind);
      if (error.until !== null) github.clock.advance(error.until.getTime() - github.clock.now());
    }
  }
  throw new Error("It never ended");
}

describe("through faults, the same is recovered", () => {
  test.each<[string, Fault]>([
    ["502s to queries", { kind: "status", status: 502, on: "graphql", every: 2, times: 6 }],
    ["503s to calls", { kind: "status", status: 503, on: "rest", every: 2, times: 4 }],
    ["answers cut short", { kind: "truncated", every: 2, times: 3 }],
    ["broken compression", { kind: "gzip-broken", every: 2, times: 3 }],
    ["a secondary limit", { kind: "secondary", retryAfter: 30, after: 1, times: 2 }],
    ["a spent hour", { kind: "primary", after: 1, times: 2 }],
  ])(
    "%s",
    async (_name, fault) => {
      github.forget();
      github.fail(fault);
      try {
        const { read } = await readThrough();
        // It was hit: something had to be asked again.
        expect(github.requestsLog.length).toBeGreaterThan(coreRequests);
        expect(rowsOf(read.batch)).toEqual(rowsOf(core.batch));
        expect(github.violations()).toEqual([]);
      } finally {
        github.heal();
        github.clock.advance(LATER_MS);
      }
    },
    30_000,
  );
});
