import { type FragmentDefinitionNode, Kind, parse } from "graphql";
import { expect, test } from "vitest";
import { costOf } from "@/prisma/scenarios/hosts/github/graphql/points.ts";
import { publishedSchema } from "@/prisma/scenarios/hosts/github/graphql/schema.ts";

/** GitHub's example of a page: eight lists in each of the pull requests. */
const page = (
  commits: string,
  threads: string,
): string => `{ repository(owner: "o", name: "n") { pullRequests(first: 25) { nodes {
  mergeCommit { parents(first: 2) { totalCount } } labels(first: 20) { nodes { name } } closingIssuesReferences(first: 10) { nodes { number } }
  reviews(first: 50) { nodes { state } } reviewThreads(first: 50) { nodes { path ${threads} } }
  commits(first: 100) { nodes { commit { oid ${commits} } } } files(first: 100) { nodes { path } } ...timeline } } } }
  fragment timeline on PullRequest { timelineItems(first: 50) { nodes { __typename } } }`;

function cost(text: string) {
  const { definitions } = parse(text);
  const operation = definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error("no operation");
  const fragments = definitions.filter(
    (one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION,
  );
  return costOf(publishedSchema(), operation, new Map(fragments.map((one) => [one.name.value, one])), {});
}

test("eight lists in each of 25 pull requests are 201 requests, which is 2 points", () => {
  expect(cost(page("", ""))).toMatchObject({ requests: 201, points: 2, complaints: [] });
});

test("a third level costs what is around it: 27 points under the commits, 15 under the threads", () => {
  expect(cost(page("authors(first: 5) { nodes { name } }", ""))).toMatchObject({
    requests: 2_701,
    points: 27,
  });
  expect(cost(page("", "comments(first: 10) { nodes { body } }"))).toMatchObject({
    requests: 1_451,
    points: 15,
  });
});

test("a list asked for twice under one name is one list", () => {
  const twice = `{ repository(owner: "o", name: "n") { issues(first: 100) { nodes { number } } } repository(owner: "o", name: "n") { issues(first: 100) { totalCount } } }`;
  expect(cost(twice).requests).toBe(1);
});

test("lists without a size, over a hundred, or half a million nodes deep are complained about", () => {
  const inside = (text: string): readonly string[] =>
    cost(`{ repository(owner: "o", name: "n") { ${text} } }`).complaints;
  expect(inside("issues { totalCount }")).toMatchObject([
    expect.stringContaining("MISSING_PAGINATION_BOUNDARIES"),
  ]);
  expect(inside("issues(first: 101) { totalCount }")).toMatchObject([
    expect.stringContaining("EXCESSIVE_PAGINATION"),
  ]);
  const deep =
    "pullRequests(first: 100) { nodes { reviews(first: 100) { nodes { comments(first: 100) { totalCount } } } } }";
  expect(inside(deep)).toMatchObject([expect.stringContaining("MAX_NODE_LIMIT_EXCEEDED")]);
});
