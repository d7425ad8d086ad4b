import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { ConnectorDeps, StreamPage, StreamScope } from "@/lib/model/connector.ts";
import type { RawRecord } from "@/lib/model/raw-record.ts";

export type RepositoryName = { readonly owner: string; readonly name: string; readonly id: string };

/** A repository's scope, taken apart: `<host>/<id>` and `owner/name`. */
export function repositoryOf(scope: StreamScope): RepositoryName {
  const [owner = "", name = ""] = scope.name.split("/");
  return { owner, name, id: scope.key.slice(scope.key.lastIndexOf("/") + 1) };
}

/** Refuses what another repository of the same name says: the one that is meant is gone. */
export function demandSame(wanted: RepositoryName, found: string | number): void {
  if (String(found) === wanted.id) return;
  throw new SourceFailure("lost", `${wanted.owner}/${wanted.name} is another repository now`, {
    fix: "Nothing is to be done if it was deleted or moved: the new one is listed by itself.",
  });
}

export const rawRecord = (
  deps: Pick<ConnectorDeps, "host">,
  kind: string,
  id: unknown,
  payload: object,
): RawRecord => ({
  kind,
  externalId: typeof id === "string" || typeof id === "number" ? `${deps.host}/${id}` : null,
  payload,
});

/** A page that says that there is nothing new. */
export const nothingNew = (
  cursor: unknown,
  rest: Pick<StreamPage, "spent" | "isComplete" | "pageSize">,
): StreamPage => ({
  records: [],
  cursor,
  isLast: true,
  gaps: [],
  covered: null,
  total: null,
  ...rest,
});
