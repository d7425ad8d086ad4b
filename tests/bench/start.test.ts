import { rmSync } from "node:fs";
import { expect, test } from "vitest";
import { dataFolder, startAssay } from "../support/assay.ts";

async function secondsToReady(dataDir: string): Promise<number> {
  const began = performance.now();
  const assay = startAssay(dataDir, { viaNpm: true });
  try {
    await assay.ready();
    return (performance.now() - began) / 1000;
  } finally {
    assay.process.kill("SIGTERM");
    await assay.ended();
    assay.sweep();
  }
}

test("a first start of an installed tree is ready within 60 s, a second within 10 s", async () => {
  const dataDir = dataFolder();
  try {
    const first = await secondsToReady(dataDir);
    const second = await secondsToReady(dataDir);
    process.stdout.write(`start to ready: first ${first.toFixed(1)} s, second ${second.toFixed(1)} s\n`);
    expect(first).toBeLessThanOrEqual(60);
    expect(second).toBeLessThanOrEqual(10);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});
