import { z } from "zod";
import type { ConnectorDeps, PageRequest, Stream, StreamPage } from "@/lib/model/connector.ts";
import { openClient } from "../client.ts";
import { instantOf } from "../meaning/values.ts";
import type { Changed, Pulse } from "../schema-pulse.ts";
import { advance } from "./advance.ts";
import { beginPass } from "./begin-pass.ts";
import { gapsOf } from "./gaps-of.ts";
import { readCursor } from "./list-cursor.ts";
import { nothingNew, rawRecord, repositoryOf } from "./stream-tools.ts";

const PAGE = 100;
const Items = z.array(z.record(z.string(), z.unknown()).nullable());
const Query = z.record(z.string(), z.string());

export type RestList = Pick<Stream, "name" | "rank" | "everySeconds"> & {
  /** Below `/repos/owner/name`. */
  readonly path: string;
  readonly kind: string;
  readonly orderedBy: "updated_at" | "created_at";
  /** The list takes `since`, and can be ordered by update. */
  readonly isByUpdate: boolean;
  readonly overlapSeconds: number;
  readonly pulseOf: (pulse: Pulse) => Changed;
};

/** A list of a repository that is read page by page, newest first. */
export const restStream = (deps: ConnectorDeps, list: RestList): Stream => ({
  name: list.name,
  per: "repository",
  rank: list.rank,
  everySeconds: list.everySeconds,
  resource: "rest",
  readPage: (request) => readPage(deps, list, request),
});

async function readPage(deps: ConnectorDeps, list: RestList, request: PageRequest): Promise<StreamPage> {
  const client = openClient(deps, request.signal);
  const repository = repositoryOf(request.scope);
  const begun = await beginPass(client, readCursor(request.cursor), { request, pulseOf: list.pulseOf });
  if (begun.isUnchanged)
    return nothingNew(begun.cursor, { spent: client.meter.spent, isComplete: true, pageSize: PAGE });
  const { owner, name } = repository;
  const answer = await client.rest(
    `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}${list.path}`,
    {
      per_page: PAGE,
      ...(list.isByUpdate ? { sort: "updated", direction: "desc" } : {}),
      ...(begun.cursor.after === null ? sinceOf(list, begun.cursor.watermark) : placeOf(begun.cursor.after)),
    },
  );
  const found = Items.parse(answer.data);
  const items = found.filter((item) => item !== null);
  const advanced = advance(
    begun.cursor,
    {
      items: items.map((item) => ({ id: String(item.id), at: instantOf(item[list.orderedBy]) })),
      next: answer.next === null ? null : JSON.stringify(answer.next),
    },
    { now: request.now, overlapSeconds: list.overlapSeconds },
  );
  return {
    records: items.map((item) =>
      rawRecord(deps, list.kind, item.id, { repository: repository.id, name: request.scope.name, item }),
    ),
    cursor: advanced.cursor,
    isLast: advanced.isLast,
    isComplete: advanced.cursor.isComplete,
    gaps: gapsOf(list.kind, { errors: [], withheld: found.length - items.length, ...advanced }),
    spent: client.meter.spent,
    covered: advanced.covered,
    total: null,
    pageSize: PAGE,
  };
}

const sinceOf = (list: RestList, watermark: string | null): Record<string, string> =>
  !list.isByUpdate || watermark === null
    ? {}
    : { since: new Date(Date.parse(watermark) - list.overlapSeconds * 1_000).toISOString() };

function placeOf(after: string): Record<string, string> {
  const read = Query.safeParse(JSON.parse(after));
  return read.success ? read.data : {};
}
