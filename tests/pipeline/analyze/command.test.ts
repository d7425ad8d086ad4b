import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { sql } from "@/lib/core/sql.ts";
import { type AnalyzeResult, AnalyzeSchema } from "@/workers/analyze/analyze-schema.ts";
import { type Analysis, openAnalysis } from "../../support/analysis.ts";
import { GitRepo } from "../../support/git-repo.ts";
import { goOn, smallShop } from "../../support/small-shop.ts";
import { root } from "../../support/source-files.ts";

let repo: GitRepo;
let out = "";
beforeAll(() => {
  repo = smallShop();
  goOn(repo, 3);
  out = mkdtempSync(join(tmpdir(), "assay-command-"));
});
afterAll(() => {
  repo.remove();
  rmSync(out, { recursive: true, force: true });
});

type Ended = { code: number | null; out: string; err: string };

/** Runs the command line as a person in `cwd` would, without a server or a database. */
function assay(args: readonly string[], cwd = out): Promise<Ended> {
  const env = { PATH: process.env["PATH"], ASSAY_CWD: cwd, NODE_ENV: "test" } as const;
  const child = spawn(process.execPath, ["--import", "tsx", "workers/cli.ts", ...args], { cwd: root, env });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said.err += text));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, ...said })));
}

const jsonOf = (name: string): AnalyzeResult =>
  AnalyzeSchema.parse(JSON.parse(readFileSync(join(out, name), "utf8")));

test("analyze writes the documented JSON, the same bytes each time, with paths meant from where the person stands", async () => {
  const [one, two] = await Promise.all([
    assay(["analyze", basename(repo.path), "--json", join(out, "one.json")], dirname(repo.path)),
    assay(["analyze", repo.path, "--json", "two.json"]),
  ]);
  expect([one.code, two.code], one.err + two.err).toEqual([0, 0]);
  expect(readFileSync(join(out, "one.json"))).toEqual(readFileSync(join(out, "two.json")));
  expect(jsonOf("one.json").changes).toHaveLength(11);
  expect(two.out).toContain("From gross to net");
  expect(two.out).toContain("net share");
});

test("analyze leaves out what landed before --since, and its parts still sum to the whole", async () => {
  await assay(["analyze", repo.path, "--json", "all.json"]);
  const { code, err } = await assay(["analyze", repo.path, "--since", "2023-11-28", "--json", "since.json"]);
  expect(code, err).toBe(0);
  const [whole, part] = [jsonOf("all.json"), jsonOf("since.json")];
  const later = whole.changes.filter(({ merged_at }) => merged_at >= "2023-11-28");
  expect(part.changes).toEqual(later);
  expect(later.length).toBeGreaterThan(0);
  expect(later.length).toBeLessThan(whole.changes.length);
  expect(part.ledger.gross).toBe(later.reduce((sum, { gross }) => sum + gross, 0));
  expect(part.live_lines).toEqual(whole.live_lines);
});

test.each([
  [["analyze"], 2, "Usage: assay analyze"],
  [["analyze", "a", "b"], 2, "Usage: assay analyze"],
  [["analyze", ".", "--since", "yesterday"], 2, "Usage: assay analyze"],
  [["analyze", ".", "--sinc", "2026-01-01"], 2, "Usage: assay analyze"],
  [["frobnicate"], 2, "See: assay help"],
  [["analyze", "nowhere"], 3, "Check the path"],
])("%j ends with the code %i and the next step first", async (args, code, step) => {
  const ended = await assay(args);
  expect(ended.code, ended.err).toBe(code);
  expect(ended.err.split("\n")[0]).toContain(step);
  expect(ended.out).toBe("");
});

test("analyze of a damaged or shallow repository ends with a failure, the next step first, and writes nothing", async () => {
  const damaged = smallShop();
  damaged.dropObject(damaged.rev("main~2^{tree}"));
  const shallow = repo.derive("clone", "-q", "--depth=1", `file://${repo.path}`);
  const failed = await assay(["analyze", damaged.path, "--json", "never.json"]);
  expect([failed.code, failed.err.split("\n")[0]]).toEqual([
    1,
    expect.stringContaining("git fetch --refetch"),
  ]);
  const refused = await assay(["analyze", shallow.path, "--json", "never.json"]);
  expect([refused.code, refused.err.split("\n")[0]]).toEqual([2, expect.stringContaining("--unshallow")]);
  expect(() => readFileSync(join(out, "never.json"))).toThrow("ENOENT");
  damaged.remove();
  shallow.remove();
});

test("analyze of an empty repository tells of nothing, and of a file that cannot be written what to do", async () => {
  const empty = GitRepo.create();
  const { code, err } = await assay(["analyze", empty.path, "--json", "empty.json"]);
  expect(code, err).toBe(0);
  expect(jsonOf("empty.json")).toMatchObject({
    branch: "",
    changes: [],
    ledger: { gross: 0 },
    live_lines: [],
  });
  const lost = await assay(["analyze", empty.path, "--json", "no/such/folder.json"]);
  expect([lost.code, lost.err]).toEqual([2, expect.stringContaining("Name a file in a folder that exists")]);
  empty.remove();
});

test("the figures of the command are those of the database", async () => {
  const house: Analysis = await openAnalysis();
  try {
    const scope = await house.add(repo.path);
    await house.read(scope);
    await assay(["analyze", repo.path, "--json", "same.json"]);
    const json = jsonOf("same.json");
    const asked = <Row extends z.ZodType>(row: Row, query: ReturnType<typeof sql>) =>
      house.ask(scope, row, query);
    const stored = await asked(
      z.object({
        id: z.string(),
        gross: z.number(),
        class: z.string(),
        atoms: z.record(z.string(), z.number()),
      }),
      sql`SELECT c.id, c.gross, p.class, coalesce((
            SELECT jsonb_object_agg(b.class, b.atoms) FROM (
              SELECT class, sum(atoms)::int AS atoms FROM ledger_entry e WHERE e.repo_id = c.repo_id AND e.change_id = c.id
              GROUP BY class HAVING sum(atoms) <> 0) b), '{}') AS atoms
          FROM change c JOIN composition p ON p.repo_id = c.repo_id AND p.change_id = c.id
          WHERE c.repo_id = ${scope.repoId} ORDER BY c.position`,
    );
    expect(
      json.changes.map(({ id, gross, composition, classes }) => ({
        id,
        gross,
        class: composition.class,
        atoms: classes,
      })),
    ).toEqual(stored);
    const edges = await asked(
      z.object({
        kind: z.string(),
        from: z.string(),
        to: z.string(),
        rule: z.string(),
        matched_atoms: z.number(),
      }),
      sql`SELECT kind, from_id AS from, to_id AS to, rule, matched_atoms FROM ledger_edge WHERE repo_id = ${scope.repoId}`,
    );
    const key = (edge: { from: string; kind: string }) => `${edge.from} ${edge.kind}`;
    const told = json.edges.map(({ kind, from, to = "", rule, matched_atoms }) => ({
      kind,
      from,
      to,
      rule,
      matched_atoms,
    }));
    expect(told.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))).toEqual(
      edges.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)),
    );
    const born = await asked(
      z.object({ composition: z.string(), n_lines: z.number(), n_changes: z.number() }),
      sql`SELECT composition, sum(born)::int AS n_lines, count(*)::int AS n_changes FROM survival
          WHERE repo_id = ${scope.repoId} AND born > 0 GROUP BY 1 ORDER BY 1`,
    );
    const curves = json.survival.map(({ composition, n_lines, n_changes }) => ({
      composition,
      n_lines,
      n_changes,
    }));
    expect(curves.toSorted((a, b) => (a.composition < b.composition ? -1 : 1))).toEqual(born);
    const lines = await asked(
      z.object({ path: z.string(), lines: z.number() }),
      sql`SELECT path, lines FROM live_line WHERE repo_id = ${scope.repoId}`,
    );
    const paths = (files: readonly { path: string; lines: number }[]) =>
      new Map(files.map((file) => [file.path, file.lines]));
    expect(paths(json.live_lines)).toEqual(paths(lines));
  } finally {
    await house.close();
  }
});

test("blame-check compares where lines come from with git blame, without a server", async () => {
  const { code, out: said, err } = await assay(["blame-check", repo.path, "--lines", "500"]);
  expect(code, err).toBe(0);
  expect(said).toMatch(/name the same change: (\d+) lines, 100\.00 %/);
  expect(said).toMatch(/without a rule +0$/m);
  expect((await assay(["blame-check", repo.path, "--lines", "some"])).code).toBe(2);
});
