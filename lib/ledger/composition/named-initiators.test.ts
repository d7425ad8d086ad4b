import { expect, test } from "vitest";
import type { GitCommit, GitPerson } from "@/lib/model/git-commit.ts";
import { namedInitiators } from "./named-initiators.ts";

const COPILOT = { name: "copilot-swe-agent[bot]", email: "198982749+Copilot@users.noreply.github.com" };
const WEB = { name: "GitHub", email: "noreply@github.com" };
const MIA = { name: "mia", email: "7+mia@users.noreply.github.com" };
const OLE = { name: "Ole Lund", email: "ole@acme.test" };
const line = ({ name, email }: GitPerson): string => `Co-authored-by: ${name} <${email}>`;
const commit = (
  sha: string,
  author: GitPerson,
  credits: readonly GitPerson[] = [],
  committer = author,
): GitCommit => ({
  sha,
  parents: ["p"],
  author,
  committer,
  authoredAt: 0,
  committedAt: 0,
  subject: `${sha} (#1)`,
  body: credits.map(line).join("\n"),
});
type Kind = Parameters<typeof namedInitiators>[0]["kind"];
const named = (kind: Kind, commits: GitCommit[], mergeCommit: GitCommit) =>
  namedInitiators({ kind, commits, mergeCommit, headBranch: "copilot/fix" })
    .map(({ person, rule, sha }) => `${person.name} ${rule} ${sha}`)
    .sort();
const squashed = (...credits: GitPerson[]) => commit("s", COPILOT, credits, WEB);

test.each<[string, Kind, GitCommit[], GitCommit, string[]]>([
  [
    "whom the first commit of the agent names, before whom a later one does",
    "squash",
    [commit("a", COPILOT), commit("b", COPILOT, [MIA]), commit("c", COPILOT, [OLE, MIA])],
    squashed(MIA, OLE),
    ["Ole Lund later_co_author c", "mia co_author b", "mia later_co_author c"],
  ],
  [
    "nobody for sure, where the first names two",
    "merge",
    [commit("a", COPILOT, [MIA, OLE])],
    commit("m", WEB),
    ["Ole Lund shared_co_author a", "mia shared_co_author a"],
  ],
  [
    "the one co-author of a squash whose commits are gone",
    "squash",
    [squashed(MIA)],
    squashed(MIA),
    ["mia landed_co_author s"],
  ],
  [
    "one account once, with and without its number",
    "squash",
    [],
    squashed(MIA, { name: "Mia", email: "mia@users.noreply.github.com" }),
    ["mia landed_co_author s"],
  ],
  [
    "hints, where a squash has several",
    "squash",
    [],
    squashed(MIA, OLE),
    ["Ole Lund shared_co_author s", "mia shared_co_author s"],
  ],
  [
    "not whoever pushed to the agent's branch by hand",
    "squash",
    [commit("a", COPILOT), commit("b", OLE)],
    squashed(OLE),
    [],
  ],
  [
    "who committed for the agent, from their own machine",
    "push",
    [commit("a", COPILOT, [], OLE)],
    commit("a", COPILOT, [], OLE),
    ["Ole Lund committer a"],
  ],
  [
    "not who landed it by a rebase",
    "rebase",
    [commit("a", COPILOT, [], OLE)],
    commit("a", COPILOT, [], OLE),
    [],
  ],
  [
    "no tool, no bot and not the web page that pressed the button",
    "merge",
    [
      commit(
        "a",
        COPILOT,
        [
          { name: "Claude", email: "noreply@anthropic.com" },
          { name: "dependabot[bot]", email: "49699333+dependabot[bot]@users.noreply.github.com" },
        ],
        WEB,
      ),
    ],
    commit("m", WEB),
    [],
  ],
  [
    "nobody by an address that is none",
    "merge",
    [commit("a", COPILOT, [{ name: "x", email: `${"a".repeat(3_000)}@b.test` }])],
    commit("m", WEB),
    [],
  ],
  ["nobody, for the change of a person", "merge", [commit("a", OLE, [MIA])], commit("m", OLE), []],
])("names %s", (_name, kind, commits, merged, expected) => {
  expect(named(kind, commits, merged)).toEqual(expected);
});
