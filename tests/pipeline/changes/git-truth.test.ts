import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { graphOf } from "@/lib/normalized/changes/commit-graph.ts";
import { planChanges } from "@/lib/normalized/changes/plan-changes.ts";

const recorded = process.env["ASSAY_RECORDED"];
const clones = process.env["ASSAY_TRUTH_CLONES"];
const FIELDS = ["%H", "%P", "%an", "%ae", "%cn", "%ce", "%at", "%ct", "%s", "%b"].join("%x1f");
const reason =
  recorded === undefined
    ? "ASSAY_RECORDED is not set"
    : clones === undefined
      ? "ASSAY_TRUTH_CLONES is not set"
      : null;

/** Reads a bare clone that holds `refs/pull/*`; the clones are the reader's own, named as the recorded folders. */
function planOf(clone: string) {
  const git = (...args: string[]) =>
    execFileSync("git", ["--git-dir", clone, ...args], { maxBuffer: 2 ** 30, encoding: "utf8" });
  const refs = git("for-each-ref", "--format=%(objectname) %(refname)", "refs/heads", "refs/pull")
    .trim()
    .split("\n");
  const pairs = refs.map((line) => [line.slice(0, 40), line.slice(41)] as const);
  const log = git("log", "--branches", "--glob=refs/pull/*/head", `--format=${FIELDS}%x1e`);
  const commits = log
    .split("\x1e\n")
    .filter((record) => record !== "")
    .map((record) => {
      const [
        sha = "",
        parents = "",
        an = "",
        ae = "",
        cn = "",
        ce = "",
        at = "",
        ct = "",
        subject = "",
        body = "",
      ] = record.split("\x1f");
      return {
        sha,
        parents: parents === "" ? [] : parents.split(" "),
        author: { name: an, email: ae },
        committer: { name: cn, email: ce },
        authoredAt: Number(at),
        committedAt: Number(ct),
        subject,
        body,
      };
    });
  return planChanges({
    graph: graphOf(commits),
    defaultBranch: git("symbolic-ref", "--short", "HEAD").trim(),
    branches: pairs.flatMap(([tip, ref]) =>
      ref.startsWith("refs/heads/") ? [{ name: ref.slice(11), tip }] : [],
    ),
    pullHeads: pairs.flatMap(([sha, ref]) => {
      const number = /^refs\/pull\/(\d+)\/head$/.exec(ref)?.[1];
      return number === undefined ? [] : [{ number: Number(number), sha }];
    }),
  });
}

function truthOf(name: string) {
  const [head = "", ...lines] = readFileSync(join(recorded!, "git-truth", name, "pr_truth.csv"), "utf8")
    .trim()
    .split("\n");
  const names = head.split(",");
  return lines.map((line) => {
    const values = line.split(",");
    return (column: string) => values[names.indexOf(column)] ?? "";
  });
}

describe.skipIf(reason !== null)(
  `the plan of a public repository${reason === null ? "" : ` (left out: ${reason})`}`,
  () => {
    test.each(["mcp-csharp-sdk", "claude-code"])(
      "agrees with what plain git says of the pull requests of %s",
      (name) => {
        const { plan } = planOf(join(clones!, name));
        const byId = new Map(plan.changes.map((change) => [change.id, change]));
        // A commit as old as the first commit of "its" pull request carries a number of another repository's past.
        const rows = truthOf(name).filter(
          (row) => Number(row("first_commit_authored")) < Number(row("merged_at")),
        );
        expect(rows.length).toBeGreaterThan(100);
        const told = rows.map((row) => {
          const change = byId.get(`pr:${row("pr")}`);
          return [row("pr"), change?.kind, change?.mergeSha, String(change?.openedAt)];
        });
        expect(told).toEqual(
          rows.map((row) => [row("pr"), row("how"), row("merged_sha"), row("first_commit_authored")]),
        );
        const sameCommits = rows.filter(
          (row) => byId.get(`pr:${row("pr")}`)?.commits.length === Number(row("pr_commits")),
        );
        expect(sameCommits.length / rows.length).toBeGreaterThan(0.99);
      },
    );
  },
);
