import type { SurfaceRecord } from "@/lib/core/surface-reader.ts";
import { changePath } from "./change-path.ts";
import { sourceLinks } from "./source-link.ts";

export type RecordLinks = {
  /** The page of the change that it belongs to; null where it has none. */
  readonly inside: string | null;
  /** The place that it was read from, where that has pages. */
  readonly outside: string | null;
  /** What people call it. */
  readonly name: string;
};

/** Where a record of the surface leads to. */
export function recordLinks(
  record: Omit<SurfaceRecord, "at" | "isAssisted" | "passed" | "why">,
): RecordLinks {
  const { kind, ref, teamId, repoId, location, changeId } = record;
  const links = sourceLinks(location ?? "");
  const page = (id: string | null) => (id === null ? null : changePath(teamId, repoId, id));
  switch (kind) {
    case "file":
      return { inside: page(ref), outside: null, name: "file of a change" };
    case "review":
      return { inside: page(changeId), outside: links.change(Number(ref)), name: `review of #${ref}` };
    case "unit": {
      const id = ref.slice(repoId.length + 1);
      return { inside: ref.startsWith(repoId) ? page(id) : null, outside: null, name: "piece of work" };
    }
    case "item":
      return { inside: null, outside: null, name: ref };
    case "discussion":
      return { inside: null, outside: links.change(Number(ref)), name: `discussion #${ref}` };
  }
}
