import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { forgetFilesStage } from "./forget-files.ts";

const ORG = "018f0000-0000-7000-8000-00000000000a";
const REPO = "018f0000-0000-7000-8000-000000000001";

function folders(...names: string[]): string {
  const dataDir = mkdtempSync(join(tmpdir(), "assay-files-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  for (const name of names) mkdirSync(join(dataDir, name), { recursive: true });
  return dataDir;
}

test("the mirror of a removed repository goes, those of others stay, and asking twice is no fault", async () => {
  const dataDir = folders(`mirrors/${REPO}.git/objects`, `mirrors/${ORG}.git`);
  const forget = forgetFilesStage({ dataDir });
  await forget({ orgId: ORG, repoId: REPO });
  await forget({ orgId: ORG, repoId: REPO });
  expect(existsSync(join(dataDir, "mirrors", `${REPO}.git`))).toBe(false);
  expect(existsSync(join(dataDir, "mirrors", `${ORG}.git`))).toBe(true);
});

test("a removed sample takes its repositories along", async () => {
  const dataDir = folders(`sample/${ORG}/payments.git`, "sample/other");
  await forgetFilesStage({ dataDir })({ orgId: ORG, repoId: null });
  expect(existsSync(join(dataDir, "sample", ORG))).toBe(false);
  expect(existsSync(join(dataDir, "sample", "other"))).toBe(true);
});
