import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createGit } from "@/lib/sources/git/git-program.ts";
import { openRepository } from "@/lib/sources/git/open-repository.ts";
import { nothingPlanted } from "@/prisma/scenarios/telling/planted.ts";
import {
  SAMPLE_SEED,
  type SampleRepository,
  writeSampleRepositories,
} from "@/prisma/scenarios/write-sample-repositories.ts";
import { analyzeHistory } from "@/workers/analyze/analyze-history.ts";
import type { AnalyzedBatch, AnalyzedChange } from "@/workers/analyze/analyzed.ts";

type Found = {
  readonly changes: readonly AnalyzedChange[];
  readonly edges: AnalyzedBatch["edges"];
  readonly entries: AnalyzedBatch["entries"];
};

let dir = "";
let sample: SampleRepository[] = [];
const found = new Map<string, Found>();

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "assay-recovered-"));
  sample = await writeSampleRepositories({ dir, endsAt: Date.UTC(2026, 10, 16) / 1000, seed: SAMPLE_SEED });
  for (const { name, path } of sample) found.set(name, await analyze(name, path));
}, 120_000);
afterAll(() => rm(dir, { recursive: true, force: true }));

async function analyze(name: string, path: string): Promise<Found> {
  const source = await openRepository(createGit(), { path, scratchDir: dir });
  const batches: AnalyzedBatch[] = [];
  const sink = {
    begin: async () => {},
    batch: async (batch: AnalyzedBatch) => void batches.push(batch),
    end: async () => {},
  };
  await analyzeHistory(source, sink, { carried: null, repository: `acme/${name}`, report: () => {} });
  await source.close();
  return {
    changes: batches.flatMap((batch) => batch.changes),
    edges: batches.flatMap((batch) => batch.edges),
    entries: batches.flatMap((batch) => batch.entries),
  };
}

describe.each(["payments", "storefront", "platform"])("what is planted in %s is found again", (name) => {
  const planted = () => sample.find((one) => one.name === name)!.planted;
  const changes = () => found.get(name)!.changes;
  const pointing = (kind: string) =>
    new Set(
      found
        .get(name)!
        .edges.filter((edge) => edge.kind === kind)
        .map((edge) => edge.from),
    ).size;

  test("how every change landed", () => {
    const { kinds } = nothingPlanted();
    for (const { planned } of changes()) kinds[planned.kind] += 1;
    expect(kinds).toEqual(planted().kinds);
  });

  test("of every change, what git can prove of its making, and no more", () => {
    const classes = nothingPlanted().shown;
    const merged = (change: AnalyzedChange) => /^(?:Merge branch '|Release \d)/.test(change.planned.title);
    for (const change of changes()) if (!merged(change)) classes[change.composition.class] += 1;
    expect(classes).toEqual(planted().shown);
  });

  test("every revert, re-land and copy, and no other", () => {
    const { reverts, partialReverts, relands, duplicates } = planted();
    expect(pointing("revert")).toBe(reverts + partialReverts);
    expect(pointing("reland")).toBe(relands);
    expect(pointing("duplicate")).toBe(duplicates);
  });

  test("every revert and copy at the change whose title it quotes", () => {
    const title = new Map(
      changes().map(({ planned }) => [planned.id, planned.title.replace(/ \(#\d+\)$/, "").toLowerCase()]),
    );
    const astray = found
      .get(name)!
      .edges.filter(({ kind }) => kind === "revert" || kind === "duplicate")
      .filter(({ from, to }) => !title.get(from)?.includes(title.get(to ?? "") ?? "?"));
    expect(astray).toEqual([]);
  });

  test("every line, in exactly one class", () => {
    const booked = found.get(name)!.entries.reduce((sum, entry) => sum + entry.atoms, 0);
    expect(booked).toBe(changes().reduce((sum, change) => sum + change.gross, 0));
  });
});

const atomsOf = (name: string, ...classes: string[]) =>
  found
    .get(name)!
    .entries.filter((entry) => classes.includes(entry.class))
    .reduce((sum, entry) => sum + entry.atoms, 0);

test("only the sample with line notes proves that anything was human", () => {
  const human = (name: string) =>
    found.get(name)!.changes.filter((change) => change.composition.class === "human");
  expect(human("payments")).toEqual([]);
  expect(human("platform")).toEqual([]);
  expect(human("storefront").length).toBeGreaterThan(0);
  expect(human("storefront").filter(({ composition }) => composition.aiLines !== 0)).toEqual([]);
});

test("a promotion of everything leaves nothing of its own", () => {
  const { changes, entries } = found.get("platform")!;
  const releases = new Set(
    changes.filter(({ planned }) => /^Release \d/.test(planned.title)).map(({ planned }) => planned.id),
  );
  expect(releases.size).toBe(sample.find(({ name }) => name === "platform")!.planted.promotions);
  const left = new Map<string, number>();
  for (const entry of entries) {
    if (releases.has(entry.change)) left.set(entry.class, (left.get(entry.class) ?? 0) + entry.atoms);
  }
  expect([...left].filter(([, atoms]) => atoms !== 0).map(([kind]) => kind)).toEqual(["promotion"]);
});

test("a day of re-indenting is cosmetic", () => {
  const { changes, entries } = found.get("storefront")!;
  const day = changes.find(({ planned }) => planned.title.startsWith("style: four spaces"))!;
  const cosmetic = entries.filter((entry) => entry.change === day.planned.id && entry.class === "cosmetic");
  const atoms = cosmetic.reduce((sum, entry) => sum + entry.atoms, 0);
  expect(day.gross - atoms).toBe(1);
});

test("an agent surge shows in what does not survive", () => {
  const share = (name: string) => atomsOf(name, "non_surviving") / atomsOf(name, "net");
  expect(share("storefront")).toBeGreaterThan(10 * share("payments"));
});
