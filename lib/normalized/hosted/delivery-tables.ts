import type { CheckRun, Deployment, Release, WorkflowRun } from "@/lib/model/delivery.ts";
import type { Discussion } from "@/lib/model/discussion.ts";
import type { Ruleset } from "@/lib/model/host-rule.ts";
import { hostTable } from "../host-table.ts";
import { earliest, goesOn, newer, notOlder, orKnown } from "../merge-rules.ts";

const touches = ["repo"];
const KEY = ["repo", "external_id"];

const DEPLOYMENT_STEPS = [
  "queued",
  "waiting",
  "pending",
  "in_progress",
  "failure",
  "error",
  "success",
  "inactive",
];
const RUN_STEPS = ["requested", "queued", "pending", "waiting", "in_progress", "completed"];

/** A list tells a deployment without its outcome; the outcome is told apart, and the first time of each counts. */
export const DEPLOYMENTS = hostTable<Deployment>(
  "deployment",
  KEY,
  [
    ["repo", "text", ({ repo }) => repo],
    ["external_id", "text", ({ externalId }) => externalId],
    ["environment", "text", ({ environment }) => environment],
    [
      "is_production",
      "boolean",
      ({ isProduction }) => isProduction,
      { page: orKnown("is_production"), message: orKnown("is_production") },
    ],
    [
      "is_transient",
      "boolean",
      ({ isTransient }) => isTransient,
      { page: orKnown("is_transient"), message: orKnown("is_transient") },
    ],
    ["sha", "text", ({ sha }) => sha],
    ["ref", "text", ({ ref }) => ref, { page: orKnown("ref"), message: orKnown("ref") }],
    ["task", "text", ({ task }) => task, { page: orKnown("task"), message: orKnown("task") }],
    ["creator", "text", ({ creator }) => creator, { page: orKnown("creator"), message: orKnown("creator") }],
    ["created_at", "timestamptz(0)", ({ createdAt }) => createdAt],
    [
      "state",
      "text",
      ({ state }) => state,
      {
        page: orKnown("state"),
        message: (n, o) =>
          `CASE WHEN ${goesOn("state", DEPLOYMENT_STEPS)(n, o)} THEN ${n}.state ELSE ${o}.state END`,
      },
    ],
    [
      "succeeded_at",
      "timestamptz(0)",
      ({ succeededAt }) => succeededAt,
      { page: earliest("succeeded_at"), message: earliest("succeeded_at") },
    ],
    [
      "failed_at",
      "timestamptz(0)",
      ({ failedAt }) => failedAt,
      { page: earliest("failed_at"), message: earliest("failed_at") },
    ],
  ],
  { touches },
);

/** A message from before the publication does not take it back. */
export const RELEASES = hostTable<Release>(
  "release",
  KEY,
  [
    ["repo", "text", ({ repo }) => repo],
    ["external_id", "text", ({ externalId }) => externalId],
    ["tag", "text", ({ tag }) => tag],
    ["name", "text", ({ name }) => name],
    ["target", "text", ({ target }) => target],
    ["is_draft", "boolean", ({ isDraft }) => isDraft],
    ["is_prerelease", "boolean", ({ isPrerelease }) => isPrerelease],
    ["author", "text", ({ author }) => author],
    ["created_at", "timestamptz(0)", ({ createdAt }) => createdAt],
    ["published_at", "timestamptz(0)", ({ publishedAt }) => publishedAt],
  ],
  { message: (n, o) => `${o}.published_at IS NULL OR ${n}.published_at IS NOT NULL`, touches },
);

export const RUNS = hostTable<WorkflowRun>(
  "workflow_run",
  ["repo", "external_id", "attempt"],
  [
    ["repo", "text", ({ repo }) => repo],
    ["external_id", "text", ({ externalId }) => externalId],
    ["attempt", "integer", ({ attempt }) => attempt],
    ["workflow", "text", ({ workflow }) => workflow],
    ["event", "text", ({ event }) => event],
    ["branch", "text", ({ branch }) => branch],
    ["sha", "text", ({ sha }) => sha],
    ["state", "text", ({ state }) => state],
    ["conclusion", "text", ({ conclusion }) => conclusion],
    ["actor", "text", ({ actor }) => actor],
    ["created_at", "timestamptz(0)", ({ createdAt }) => createdAt],
    ["started_at", "timestamptz(0)", ({ startedAt }) => startedAt],
    ["finished_at", "timestamptz(0)", ({ finishedAt }) => finishedAt],
    ["numbers", "integer[]", ({ numbers }) => numbers],
  ],
  { message: goesOn("state", RUN_STEPS), touches },
);

export const CHECKS = hostTable<CheckRun>(
  "check_run",
  KEY,
  [
    ["repo", "text", ({ repo }) => repo],
    ["external_id", "text", ({ externalId }) => externalId],
    ["sha", "text", ({ sha }) => sha],
    ["name", "text", ({ name }) => name],
    ["app", "text", ({ app }) => app],
    ["state", "text", ({ state }) => state],
    ["conclusion", "text", ({ conclusion }) => conclusion],
    ["started_at", "timestamptz(0)", ({ startedAt }) => startedAt],
    ["finished_at", "timestamptz(0)", ({ finishedAt }) => finishedAt],
  ],
  { message: goesOn("state", RUN_STEPS), touches },
);

export const DISCUSSIONS = hostTable<Discussion>(
  "discussion",
  ["repo", "number"],
  [
    ["repo", "text", ({ repo }) => repo],
    ["number", "integer", ({ number }) => number],
    ["external_id", "text", ({ externalId }) => externalId],
    ["title", "text", ({ title }) => title],
    ["category", "text", ({ category }) => category],
    ["is_answerable", "boolean", ({ isAnswerable }) => isAnswerable],
    ["author", "text", ({ author }) => author],
    ["created_at", "timestamptz(0)", ({ createdAt }) => createdAt],
    ["updated_at", "timestamptz(0)", ({ updatedAt }) => updatedAt],
    ["closed_at", "timestamptz(0)", ({ closedAt }) => closedAt],
    ["answered_at", "timestamptz(0)", ({ answeredAt }) => answeredAt],
    ["answered_by", "text", ({ answeredBy }) => answeredBy],
    ["comment_count", "integer", ({ commentCount }) => commentCount],
    ["voices", "text[]", ({ voices }) => voices],
  ],
  { page: notOlder, message: newer, touches },
);

export const RULESETS = hostTable<Ruleset>(
  "ruleset",
  KEY,
  [
    ["repo", "text", ({ repo }) => repo],
    ["external_id", "text", ({ externalId }) => externalId],
    ["name", "text", ({ name }) => name],
    ["target", "text", ({ target }) => target],
    ["enforcement", "text", ({ enforcement }) => enforcement],
    ["rules", "jsonb", ({ rules }) => ({ json: rules })],
  ],
  { touches },
);
