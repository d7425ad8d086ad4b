import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { INITIATES_FROM, INITIATOR_RULES } from "@/lib/model/initiator.ts";
import { runLedger } from "../../support/run-ledger.ts";

const clones = process.env["ASSAY_TRUTH_CLONES"];
const reason = clones === undefined ? "ASSAY_TRUTH_CLONES is not set" : null;
const loginOf = (email: string): string => email.toLowerCase().replace(/^\d+\+/, "");

/** The clone is the reader's own, bare, with `refs/pull/*`. */
describe.skipIf(reason !== null)(
  `the agents of a public repository${reason === null ? "" : ` (left out: ${reason})`}`,
  () => {
    test("name who asked for nearly all of their changes, and nobody beside those whom the landed commit credits", async () => {
      const path = join(clones!, "mcp-csharp-sdk");
      const changes = (await runLedger(path)).changes.filter(({ authorKind }) => authorKind === "agent");
      const asked = changes.flatMap(({ planned, initiators }) => {
        const [surest] = initiators.toSorted((a, b) => INITIATOR_RULES[b.rule] - INITIATOR_RULES[a.rule]);
        if (surest === undefined || INITIATOR_RULES[surest.rule] < INITIATES_FROM) return [];
        return [{ sha: planned.mergeSha, rule: surest.rule, login: loginOf(surest.person.email) }];
      });
      process.stdout.write(`${asked.length} of ${changes.length} changes of agents name who asked\n`);
      expect(changes.length).toBeGreaterThan(100);
      expect(asked.length / changes.length).toBeGreaterThan(0.95);
      const credited = (sha: string): string[] =>
        [
          ...execFileSync("git", ["log", "-1", "--format=%B", sha], { cwd: path, encoding: "utf8" }).matchAll(
            /^co-authored-by:.*<(.*)>\s*$/gim,
          ),
        ].map(([, email = ""]) => loginOf(email));
      const named = asked.filter(({ rule }) => rule === "co_author" || rule === "landed_co_author");
      // Who lands a change may take the credits out; where people are left in, who asked is one of them.
      const people = (sha: string): string[] =>
        credited(sha).filter((login) => !/copilot|\[bot\]|anthropic/.test(login));
      const held = named.filter(({ sha }) => people(sha).length > 0);
      expect(held.length).toBeGreaterThan(100);
      expect(held.filter(({ sha, login }) => !people(sha).includes(login))).toEqual([]);
    }, 300_000);
  },
);
