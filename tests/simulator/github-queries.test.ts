import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, parse, validate } from "graphql";
import { expect, test } from "vitest";
import { CHECK_RUNS } from "@/lib/sources/github/queries/check-runs.ts";
import {
  DEPLOYMENT_FRAGMENTS,
  DEPLOYMENT_LISTS,
  DEPLOYMENTS,
} from "@/lib/sources/github/queries/deployments.ts";
import {
  DISCUSSION_FRAGMENTS,
  DISCUSSION_LISTS,
  DISCUSSIONS,
} from "@/lib/sources/github/queries/discussions.ts";
import { followUp } from "@/lib/sources/github/queries/follow-up.ts";
import { ISSUE_FRAGMENTS, ISSUE_LISTS, ISSUES } from "@/lib/sources/github/queries/issues.ts";
import { PULL_FRAGMENTS, PULL_LISTS, PULL_REQUESTS } from "@/lib/sources/github/queries/pull-requests.ts";
import { PULSE } from "@/lib/sources/github/queries/pulse.ts";
import type { InnerList } from "@/lib/sources/github/queries/shared.ts";
import {
  MEMBERS_OF_ORGANISATION,
  OWN_ORGANISATIONS,
  TEAM_FRAGMENTS,
  TEAM_LISTS,
  TEAMS,
} from "@/lib/sources/github/queries/teams.ts";
import { withoutFields } from "@/lib/sources/github/without-fields.ts";

const path = join(import.meta.dirname, "../../node_modules/@octokit/graphql-schema/schema.graphql");
const schema = buildSchema(readFileSync(path, "utf8"), { assumeValid: true });
const faults = (query: string): string[] => validate(schema, parse(query)).map(({ message }) => message);

test.each(
  Object.entries({
    PULL_REQUESTS,
    ISSUES,
    DEPLOYMENTS,
    DISCUSSIONS,
    CHECK_RUNS,
    TEAMS,
    MEMBERS_OF_ORGANISATION,
    OWN_ORGANISATIONS,
    PULSE,
  }),
)("%s is a query to GitHub's published schema", (_name, query) => {
  expect(faults(query)).toEqual([]);
});

test.each<[string, readonly InnerList[], string]>([
  ["PullRequest", PULL_LISTS, PULL_FRAGMENTS],
  ["Issue", ISSUE_LISTS, ISSUE_FRAGMENTS],
  ["Deployment", DEPLOYMENT_LISTS, `${DEPLOYMENT_FRAGMENTS}`],
  ["Discussion", DISCUSSION_LISTS, DISCUSSION_FRAGMENTS],
  ["Team", TEAM_LISTS, TEAM_FRAGMENTS],
])("every follow-up on the lists of a %s is one, too", (type, lists, fragments) => {
  for (const list of lists)
    expect(faults(followUp(type, [{ id: "a", list, after: "b", tail: null }], fragments).query)).toEqual([]);
  const all = lists.map((list) => ({ id: "a", list, after: "b", tail: { before: null } }));
  expect(faults(followUp(type, all, fragments).query)).toEqual([]);
});

test("a query stays one without the fields that an older server lacks", () => {
  const older = ["PullRequest.isInMergeQueue", "Issue.parent"];
  const query = withoutFields(PULL_REQUESTS, new Set(older));
  expect(query).not.toContain("isInMergeQueue");
  expect(faults(query)).toEqual([]);
  expect(withoutFields(ISSUES, new Set(older))).not.toMatch(/parent {/);
});
