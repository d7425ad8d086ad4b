import { contextKind } from "@/lib/core/context-kind.ts";
import type { ContextEvent } from "@/lib/normalized/context/context-inventory.ts";
import type { FoldedChange } from "./fold-history.ts";

const LINK = "120000";

/** What a change did to files that carry context. */
export const contextEvents = ({ diff, applied }: FoldedChange): ContextEvent[] =>
  diff.files
    .filter((file) => contextKind(file.newPath) !== null || contextKind(file.oldPath) !== null)
    .map((file) => ({
      at: applied.meta.mergedAt,
      status: file.status,
      oldPath: file.oldPath,
      path: file.newPath,
      oldBlob: file.oldBlob,
      blob: file.newBlob,
      isLink: file.newMode === LINK,
    }));
