import { z } from "zod";
import type { JiraSettings } from "@/lib/model/connection.ts";
import type { Gap } from "@/lib/model/connector.ts";
import type { Client } from "./client.ts";
import { countIssues } from "./count-issues.ts";
import { Chain, type ChainPage, newChain, type Question, readChain } from "./search-chain.ts";
import { readSetup, Setup } from "./setup.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** What people need first. */
const RECENT_MS = 90 * DAY_MS;
/** Searches lag behind writes, and updates are told to the minute. */
const OVERLAP_MS = 10 * MINUTE_MS;
/** Once a day this much is read again, for what a source did not tell as an update. */
const DEEP_OVERLAP_MS = 2 * DAY_MS;
const SETUP_AGE_MS = DAY_MS;

/**
 * How far a reading of a project's issues has come: the last 90 days first, then everything before, then what was updated since,
 * again and again. A change of what is read begins anew.
 */
export const Passes = z.object({
  v: z.literal(1),
  setup: Setup,
  phase: z.enum(["recent", "history", "current"]),
  chain: Chain.nullable(),
  /** Where the recent part ends and history begins. */
  border: z.iso.datetime(),
  /** The host's time since when updates have not been read. */
  watermark: z.iso.datetime().nullable(),
  deepAt: z.iso.datetime().nullable(),
  isComplete: z.boolean(),
  total: z.number().nullable(),
});
export type Passes = z.output<typeof Passes>;

export type PassPage = ChainPage & {
  readonly passes: Passes;
  readonly isLast: boolean;
  readonly gaps: readonly Gap[];
};
export type Wanted = Pick<Question, "what" | "fields" | "expand" | "size"> & { readonly project: string };

/** The state to go on from: what the cursor holds, or a beginning; the setup is read again once a day between two passes. */
export async function resumePasses(
  client: Client,
  cursor: unknown,
  project: string,
  settings: JiraSettings,
  now: Date,
): Promise<{ readonly passes: Passes; readonly gaps: readonly Gap[] }> {
  const parsed = Passes.safeParse(cursor);
  const known = parsed.success ? parsed.data : null;
  const age =
    known === null ? Number.POSITIVE_INFINITY : Math.abs(now.getTime() - Date.parse(known.setup.at));
  if (known !== null && (known.chain !== null || age < SETUP_AGE_MS)) return { passes: known, gaps: [] };
  const { setup, gaps } = await readSetup(client, project, settings);
  if (known !== null && known.setup.hash === setup.hash) return { passes: { ...known, setup }, gaps };
  const border = new Date(Date.parse(setup.at) - RECENT_MS);
  const total = await countIssues(client, project, settings.jql);
  const passes: Passes = {
    v: 1,
    setup,
    phase: "recent",
    chain: newChain(border, null),
    border: border.toISOString(),
    watermark: null,
    deepAt: setup.at,
    isComplete: known?.isComplete ?? false,
    total,
  };
  return { passes, gaps };
}

/** Reads the next page of issues, newest first in each pass. */
export async function readPass(
  client: Client,
  passes: Passes,
  wanted: Wanted,
  jql: string | null,
): Promise<PassPage> {
  const chain = passes.chain ?? nextLook(passes);
  const page = await readChain(client, chain, { ...wanted, jql, zone: passes.setup.zone });
  const after = { ...passes, chain: page.next };
  return {
    ...page,
    ...(page.next === null ? finish(after, page.startedAt) : { passes: after, isLast: false }),
    gaps: [],
  };
}

function nextLook(passes: Passes): Chain {
  const since = Date.parse(passes.watermark ?? passes.border);
  const isDeep = passes.deepAt === null || since - Date.parse(passes.deepAt) >= DAY_MS;
  return newChain(new Date(since - (isDeep ? DEEP_OVERLAP_MS : OVERLAP_MS)), null);
}

function finish(passes: Passes, startedAt: Date): { readonly passes: Passes; readonly isLast: boolean } {
  const started = startedAt.toISOString();
  if (passes.phase === "recent") {
    const chain = newChain(null, new Date(passes.border));
    return { passes: { ...passes, phase: "history", chain, watermark: started }, isLast: false };
  }
  if (passes.phase === "history")
    return { passes: { ...passes, phase: "current", isComplete: true }, isLast: true };
  const since = Date.parse(passes.watermark ?? passes.border);
  const wasDeep = passes.deepAt === null || since - Date.parse(passes.deepAt) >= DAY_MS;
  return {
    passes: { ...passes, watermark: started, deepAt: wasDeep ? passes.watermark : passes.deepAt },
    isLast: true,
  };
}
