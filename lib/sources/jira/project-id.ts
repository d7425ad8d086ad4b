import type { StreamScope } from "@/lib/model/connector.ts";

/** The tracker's id of a project, out of its key `<host>/<id>`. */
export const projectId = (scope: StreamScope): string => scope.key.slice(scope.key.lastIndexOf("/") + 1);

/** The id of a record, where it has one, as it is filed. */
export function recordId(host: string, value: unknown): string | null {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, "id")) return null;
  const { id } = value as { id: unknown };
  return typeof id === "string" || typeof id === "number" ? `${host}/${id}` : null;
}
