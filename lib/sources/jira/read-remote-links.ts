import { z } from "zod";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { ConnectorDeps, PageRequest, StreamPage } from "@/lib/model/connector.ts";
import type { RawRecord } from "@/lib/model/raw-record.ts";
import { type Client, openClient } from "./client.ts";
import { EMPTY_PAGE } from "./empty-page.ts";
import { pulledAddress } from "./pulled-address.ts";

const DAY_MS = 86_400_000;
/** Work older than this is not asked about: each item costs a request of its own. */
const DAYS = 90;
const ITEMS_A_PAGE = 20;
const Cursor = z.object({ at: z.iso.datetime(), key: z.string() });
const Links = z.array(z.looseObject({ object: z.looseObject({ url: z.string().nullish() }).nullish() }));

/**
 * Asks the next items that no change names which pull requests they point to. Only what was updated since the last look is
 * asked about, in the order of its update; and not in the run in which pull requests are seen for the first time, because what
 * names items is still being looked for then.
 */
export async function readRemoteLinks(deps: ConnectorDeps, request: PageRequest): Promise<StreamPage> {
  const parsed = Cursor.safeParse(request.cursor);
  // From the beginning of a day: a reading that was broken off and begun again looks from the same place.
  const days = Math.floor(request.now.getTime() / DAY_MS) - DAYS;
  const begin = { at: new Date(days * DAY_MS).toISOString(), key: "" };
  const from = parsed.success ? parsed.data : begin;
  const after = { at: new Date(from.at), key: from.key };
  const items = (await deps.unnamedItems?.(request.scope.key, after, ITEMS_A_PAGE)) ?? null;
  if (items === null || !parsed.success || items.length === 0)
    return { ...EMPTY_PAGE, cursor: items === null ? request.cursor : from };
  const client = await openClient(deps, request.signal);
  const records: RawRecord[] = [];
  for (const { key, isPointing } of items) {
    const id = key.slice(key.lastIndexOf("/") + 1);
    const pulls = await pullsOf(client, id);
    // What points nowhere and never did is not kept: that is most of them.
    if (pulls !== null && (pulls.length > 0 || isPointing))
      records.push({ kind: "jira.remote_links", externalId: key, payload: { id, pulls } });
  }
  const last = items.at(-1);
  const to = last === undefined ? from : { at: last.updatedAt.toISOString(), key: last.key };
  const isLast = items.length < ITEMS_A_PAGE;
  return { ...EMPTY_PAGE, records, cursor: to, isLast, isComplete: isLast, spent: client.spent() };
}

/** Null where the item is gone, or hidden. */
async function pullsOf(client: Client, id: string) {
  try {
    const { body } = await client.get({
      path: `/issue/${id}/remotelink`,
      what: "the links of an issue",
      most: 5,
    });
    const links = Links.safeParse(body);
    if (!links.success) return null;
    const found = links.data.flatMap(({ object }) => pulledAddress(object?.url ?? "") ?? []);
    const byName = new Map(found.map((pull) => [JSON.stringify(pull), pull]));
    return [...byName.keys()].toSorted().flatMap((name) => byName.get(name) ?? []);
  } catch (error) {
    if (error instanceof SourceFailure && error.kind === "lost") return null;
    throw error;
  }
}
