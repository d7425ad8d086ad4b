import { z } from "zod";
import type { JiraSettings } from "@/lib/model/connection.ts";
import type { Gap } from "@/lib/model/connector.ts";
import type { Client } from "./client.ts";
import { countIssues } from "./count-issues.ts";
import { Chain, type ChainPage, newChain, type Question, readChain } from "./search-chain.ts";
import { readSetup, Setup } from "./setup.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Searches lag behind writes, and updates are told to the minute. */
const OVERLAP_MS = 10 * MINUTE_MS;
/** Once a day this much is read again, for what a source did not tell as an update. */
const DEEP_OVERLAP_MS = 2 * DAY_MS;
const SETUP_AGE_MS = DAY_MS;

/**
 * How far a reading of a project's issues has come: everything once, the newest update first, so that what people need is there in
 * minutes; then what was updated since, again and again. A change of what is read begins anew.
 */
export const Passes = z.object({
  v: z.literal(1),
  setup: Setup,
  chain: Chain.nullable(),
  /** The host's time since when updates have not been read; null while everything is read for the first time. */
  watermark: z.iso.datetime().nullable(),
  deepAt: z.iso.datetime(),
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
  const total = await countIssues(client, project, settings.jql);
  const passes: Passes = {
    v: 1,
    setup,
    chain: newChain(null),
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
  if (passes.watermark === null) return newChain(null);
  const overlap = isDeep(passes, passes.watermark) ? DEEP_OVERLAP_MS : OVERLAP_MS;
  return newChain(new Date(Date.parse(passes.watermark) - overlap));
}

const isDeep = ({ deepAt }: Passes, watermark: string): boolean =>
  Date.parse(watermark) - Date.parse(deepAt) >= DAY_MS;

/** A pass that began at a time has read everything up to it; what came meanwhile is the next one's. */
function finish(passes: Passes, startedAt: Date): { readonly passes: Passes; readonly isLast: boolean } {
  const { watermark } = passes;
  const deepAt = watermark !== null && isDeep(passes, watermark) ? watermark : passes.deepAt;
  return {
    passes: { ...passes, watermark: startedAt.toISOString(), deepAt, isComplete: true },
    isLast: true,
  };
}
