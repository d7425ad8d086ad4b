import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type * as Applying from "@/lib/ledger/fold/apply-change.ts";
import type * as Closing from "@/lib/ledger/fold/close-window.ts";
import { createGit } from "@/lib/sources/git/git-program.ts";
import { openRepository } from "@/lib/sources/git/open-repository.ts";
import { type AnalysisSink, analyzeHistory } from "@/workers/analyze/analyze-history.ts";
import { benchRepository } from "./bench-repository.ts";
import { measureFloor } from "./floor.ts";
import { recording } from "./recording.ts";

const clock = vi.hoisted(() => {
  let micros = 0;
  const timed =
    <Given extends unknown[], Result>(work: (...given: Given) => Result) =>
    (...given: Given): Result => {
      const before = process.cpuUsage();
      try {
        return work(...given);
      } finally {
        const { user, system } = process.cpuUsage(before);
        micros += user + system;
      }
    };
  return { timed, seconds: () => micros / 1e6 };
});

vi.mock("@/lib/ledger/fold/apply-change.ts", async (original) => {
  const real = await original<typeof Applying>();
  return { ...real, applyChange: clock.timed(real.applyChange) };
});
vi.mock("@/lib/ledger/fold/close-window.ts", async (original) => {
  const real = await original<typeof Closing>();
  return {
    ...real,
    closeWindow: clock.timed(real.closeWindow),
    takeOpenGroups: clock.timed(real.takeOpenGroups),
  };
});

test("the replay takes at most 0.35 of the processor time of the git commands that feed it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "assay-bench-"));
  const repository = await benchRepository();
  try {
    const recorded = join(folder, "recorded");
    const git = createGit({ spawn: recording(recorded) });
    const source = await openRepository(git, { path: repository.gitDir, scratchDir: folder });
    let gross = 0;
    let booked = 0;
    const sink: AnalysisSink = {
      begin: async () => undefined,
      batch: async ({ changes, entries }) => {
        for (const change of changes) gross += change.gross;
        for (const entry of entries) booked += entry.atoms;
      },
      end: async () => undefined,
    };
    await analyzeHistory(source, sink, { carried: null, repository: null, report: () => undefined });
    await source.close();
    expect(booked).toBe(gross);
    const floor = await measureFloor(recorded, repository.gitDir, folder);
    const ratio = clock.seconds() / floor.cpuSeconds;
    process.stdout.write(
      `replay of ${gross} atoms: ${clock.seconds().toFixed(2)} s of processor, floor ${floor.cpuSeconds.toFixed(2)} s, ratio ${ratio.toFixed(2)} (goal 0.35)\n`,
    );
    expect(ratio).toBeLessThanOrEqual(0.35);
  } finally {
    repository.drop();
    rmSync(folder, { recursive: true, force: true });
  }
});
