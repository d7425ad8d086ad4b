import { z } from "zod";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { ConnectorDeps, PageRequest, Stream, StreamPage } from "@/lib/model/connector.ts";
import { openClient } from "../client.ts";
import { RAW } from "../raw-kinds.ts";
import { nothingNew, rawRecord, repositoryOf } from "./stream-tools.ts";

const Row = z.record(z.string(), z.unknown());
const Rows = z.array(Row);

/** What must be true before something lands in a repository; once a day. */
export const rulesets = (deps: ConnectorDeps): Stream => ({
  name: "rulesets",
  per: "repository",
  rank: 4,
  everySeconds: 86_400,
  resource: "rest",
  readPage: (request) => readPage(deps, request),
});

async function readPage(deps: ConnectorDeps, request: PageRequest): Promise<StreamPage> {
  const client = openClient(deps, request.signal);
  const { owner, name, id } = repositoryOf(request.scope);
  const path = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}/rulesets`;
  const list = await client.rest(path, { per_page: 100 }).catch((error: unknown) => {
    // A server, or a plan, without rule sets answers so.
    if (error instanceof SourceFailure && (error.kind === "lost" || error.kind === "permission"))
      return error;
    throw error;
  });
  const page = { spent: client.meter.spent, isComplete: true, pageSize: null };
  if (list instanceof SourceFailure) {
    const gaps = [{ kind: RAW.ruleset, externalId: null, reason: list.message }];
    return { ...nothingNew(null, page), gaps: list.kind === "permission" ? gaps : [] };
  }
  const items: z.output<typeof Rows> = [];
  for (const row of Rows.parse(list.data))
    items.push(Row.parse((await client.rest(`${path}/${String(row.id)}`)).data));
  return {
    ...nothingNew(null, { ...page, spent: client.meter.spent }),
    records: items.map((item) =>
      rawRecord(deps, RAW.ruleset, item.id, { repository: id, name: request.scope.name, item }),
    ),
  };
}
