import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commitOwners } from "@/workers/analyze/commit-owners.ts";
import { runLedger } from "../../support/run-ledger.ts";

const recorded = process.env["ASSAY_RECORDED"];
const clones = process.env["ASSAY_TRUTH_CLONES"];
const reason =
  recorded === undefined
    ? "ASSAY_RECORDED is not set"
    : clones === undefined
      ? "ASSAY_TRUTH_CLONES is not set"
      : null;

const truthOf = (name: string, file: string): string[][] =>
  readFileSync(join(recorded!, "git-truth", name, file), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));

/** The clones are the reader's own, bare, with `refs/pull/*`, named as the recorded folders. */
describe.skipIf(reason !== null)(
  `the edges of a public repository${reason === null ? "" : ` (left out: ${reason})`}`,
  () => {
    test.each(["mcp-csharp-sdk", "claude-code"])(
      "hold every revert of %s that people have read and found, and none inside a pull request",
      async (name) => {
        const run = await runLedger(join(clones!, name));
        const ownerOf = commitOwners(run.changes.map(({ planned }) => planned));
        const flips = run.edges.filter(({ kind }) => kind === "revert" || kind === "reland");
        for (const [sha = "", label = "", target = ""] of truthOf(name, "gold_reverts.csv")) {
          const [from, to] = [ownerOf(sha), ownerOf(target)];
          const found = flips.filter((edge) => edge.from === from);
          if (["INTRA_PR", "MENTION", "UNSURE"].includes(label)) expect(found, sha).toEqual([]);
          else if (label === "RELAND")
            expect(
              found.map(({ kind }) => kind),
              sha,
            ).toContain("reland");
          else {
            // The revert of a revert is one whose chain leads on to the original.
            const reached = found.map((edge) => edge.to);
            const chain = flips.filter((edge) => edge.from === to).map((edge) => edge.to);
            expect(
              reached.some((id) => id === to || chain.includes(id)),
              sha,
            ).toBe(true);
          }
        }
      },
    );

    test("hold every cherry-pick of mcp-csharp-sdk: as a copy, or where several came together as a promotion", async () => {
      const run = await runLedger(join(clones!, "mcp-csharp-sdk"));
      const ownerOf = commitOwners(run.changes.map(({ planned }) => planned));
      for (const [pick = "", source = ""] of truthOf("mcp-csharp-sdk", "gold_cherrypicks.csv")) {
        const [from, to] = [ownerOf(pick), ownerOf(source)];
        const found = run.edges.filter((edge) => edge.from === from && edge.to === to);
        expect(
          found.map(({ kind }) => kind).filter((kind) => kind === "duplicate" || kind === "promotion"),
          pick,
        ).toHaveLength(1);
      }
    });
  },
);
