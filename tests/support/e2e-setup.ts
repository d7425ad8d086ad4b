import { rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { dataFolder, startAssay } from "./assay.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The running product: where it answers, and the folder that holds its database, secrets and logs. */
    assay: { readonly url: string; readonly dataDir: string };
  }
}

/** Starts the real product once for the run, on a free port, empty, as a person would; stops it and takes its data away. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = dataFolder();
  const assay = startAssay(dataDir);
  const stop = async () => {
    assay.process.kill("SIGTERM");
    await assay.ended();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const { url } = await assay.ready();
    project.provide("assay", { url, dataDir });
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
