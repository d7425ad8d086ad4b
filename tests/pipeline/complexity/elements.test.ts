import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { withOrg } from "@/lib/core/db.ts";
import { sql } from "@/lib/core/sql.ts";
import type { ChangeElements } from "@/lib/ledger/complexity/change-elements-shape.ts";
import { dropStaleElements, readElements } from "@/lib/ledger/complexity/elements-store.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { type Analysis, openAnalysis } from "../../support/analysis.ts";
import { GitRepo } from "../../support/git-repo.ts";
import { weigh } from "../../support/weigh.ts";

const DAY = 86_400;
const START = 1_700_000_000;
const CART = `export function total(items: number[]): number {
  let sum = 0;
  for (const item of items) {
    if (item > 0) sum += item;
  }
  return sum;
}
`;
let repo: GitRepo;
let lab: Analysis;
let scope: RepoScope;
const ids = new Map<string, string>();

function land(name: string, day: number, files: Record<string, string | null>): void {
  ids.set(name, `push:${repo.commit(files, { message: name, at: START + day * DAY })}`);
}
const elementsOf = async (name: string): Promise<ChangeElements> => {
  const id = ids.get(name) ?? "";
  const found = await withOrg(lab.db, scope.orgId, (tx) => readElements(tx, scope, [id]));
  const elements = found.get(id);
  if (elements === undefined) throw new Error(`nothing is known of ${name}`);
  return elements;
};
const counted = (query: string) =>
  lab
    .ask(
      scope,
      z.object({ n: z.number() }),
      sql`SELECT count(*)::int AS n FROM ${{ parts: [query], values: [] }}`,
    )
    .then(([row]) => row?.n ?? 0);

beforeAll(async () => {
  repo = GitRepo.create();
  lab = await openAnalysis();
  land("begin", -100, { "README.md": "A shop.\n" });
  land("cart", 0, { "web/package.json": '{ "name": "web" }\n', "web/src/cart.ts": CART });
  land("indent", 1, { "web/src/cart.ts": CART.replaceAll("  ", "\t") });
  const indented = CART.replaceAll("  ", "\t");
  land("mixed", 2, {
    "web/src/cart.ts": indented
      .replace("\tlet sum = 0;", "    let sum = 0;")
      .replace("sum += item", "sum += item * rate(item)"),
  });
  land("lock", 3, { "package-lock.json": '{ "lockfileVersion": 3 }\n' });
  scope = await lab.add(repo.path);
  await lab.read(scope);
  await weigh(lab, scope);
});
afterAll(async () => {
  await lab.close();
  repo.remove();
});

describe("elements of changes", () => {
  test("tell lines, functions and where they lie", async () => {
    const cart = await elementsOf("cart");
    const file = cart.files.find(({ path }) => path === "web/src/cart.ts");
    expect(file).toMatchObject({ service: "web", subsystem: "src", born: true, language: "ts" });
    expect(cart.functions).toMatchObject([{ name: "total", delta: 3 }]);
    expect(cart.lines.counts.reduce((sum, count) => sum + count, 0)).toBe(6);
    expect(cart.artefacts.map(({ kind, name, presence }) => [kind, name, presence])).toEqual([
      ["interface", "total", 1],
    ]);
  });

  test("leave out what was only formatted, and what a tool wrote", async () => {
    for (const name of ["indent", "lock"]) {
      const { lines, functions, artefacts } = await elementsOf(name);
      expect([name, lines.counts, functions, artefacts]).toEqual([name, [], [], []]);
    }
  });

  test("tell lines that count from formatted ones beside them in one file", async () => {
    const { lines } = await elementsOf("mixed");
    expect(lines.counts.filter((count) => count > 0)).toEqual([1]);
    expect(lines.counts.filter((count) => count < 0)).toEqual([-1]);
  });

  test("are made once, and anew only for changes whose lines count otherwise", async () => {
    const texts = await counted("blob_structure");
    expect(await weigh(lab, scope)).toBe(0);
    const all = [...ids.values()];
    const drop = () => withOrg(lab.db, scope.orgId, (tx) => dropStaleElements(tx, scope, all));
    expect(await drop()).toEqual([]);
    const before = await elementsOf("cart");
    await withOrg(lab.db, scope.orgId, (tx) =>
      tx.query("UPDATE atom_group SET stated_class = 'promotion' WHERE change_id = $1", [ids.get("cart")]),
    );
    expect(await drop()).toEqual([ids.get("cart")]);
    expect(await weigh(lab, scope)).toBe(1);
    expect((await elementsOf("cart")).lines.counts).toEqual([]);
    await withOrg(lab.db, scope.orgId, (tx) =>
      tx.query("UPDATE atom_group SET stated_class = NULL WHERE change_id = $1", [ids.get("cart")]),
    );
    await drop();
    await weigh(lab, scope);
    expect(await elementsOf("cart")).toEqual(before);
    expect(await counted("blob_structure")).toBe(texts);
  });
});
