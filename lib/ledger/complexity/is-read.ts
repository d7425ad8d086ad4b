import type { BlobStructure } from "@/lib/model/blob-structure.ts";
import type { InputFile } from "./elements-input.ts";

/** Whether the structure is known on every side on which the file exists: else nothing can be said to have come or gone. */
export const isRead = ({ oldPath, newPath, before, after }: InputFile): boolean =>
  (oldPath === null || known(before)) && (newPath === null || known(after));

const known = (structure: BlobStructure | null) => structure !== null && structure.coverage !== "none";
