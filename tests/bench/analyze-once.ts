import { createInterface } from "node:readline";
import { openDb, withOrg } from "@/lib/core/db.ts";
import { addRepository } from "@/lib/settings/add-repository.ts";
import { createGit } from "@/lib/sources/git/git-program.ts";
import { openRepository } from "@/lib/sources/git/open-repository.ts";
import { keepHeapTight } from "@/workers/keep-heap-tight.ts";
import { analyzeRepositoryStage } from "@/workers/stages/analyze-repository.ts";
import { type Answered, Asked } from "./measured-run.ts";
import { recording } from "./recording.ts";

keepHeapTight();
const asked = Asked.parse(JSON.parse(process.argv[2] ?? "null"));
const db = openDb(asked.appUrl, { statementTimeoutMs: 0 });
const git = createGit(asked.record === null ? {} : { spawn: recording(asked.record) });
const { orgId, repo, dataDir } = asked;
const { repoId } = await withOrg(db, orgId, (tx) =>
  addRepository(tx, { orgId, userId: null, name: "bench", source: "local", location: repo }),
);
const stage = analyzeRepositoryStage({
  db,
  dataDir,
  now: () => new Date(),
  open: (_row, scratchDir) => openRepository(git, { path: repo, scratchDir }),
});

async function read(): Promise<Answered> {
  const began = performance.now();
  const cpu = process.cpuUsage();
  const end = await stage({ orgId, repoId });
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return {
    repoId,
    seconds,
    cpuSeconds: (user + system) / 1e6,
    peakMb: process.resourceUsage().maxRSS / 1024,
    counts: { ...end?.counts },
  };
}

// A line is a wish for a reading.
for await (const _line of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify(await read())}\n`);
await db.end();
