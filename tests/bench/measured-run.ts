import { z } from "zod";

/** What one measured analysis is told, as JSON in its first argument. */
export const Asked = z.object({
  repo: z.string(),
  appUrl: z.string(),
  orgId: z.string(),
  dataDir: z.string(),
  /** A folder to write down every git command in, with what it was fed; null to measure only. */
  record: z.string().nullable(),
});
export type Asked = z.output<typeof Asked>;

/** What it answers, as the last line that it prints. */
export const Answered = z.object({
  repoId: z.string(),
  seconds: z.number(),
  cpuSeconds: z.number(),
  peakMb: z.number(),
  counts: z.record(z.string(), z.number()),
});
export type Answered = z.output<typeof Answered>;
