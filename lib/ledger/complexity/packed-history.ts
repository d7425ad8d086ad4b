import { z } from "zod";
import type { HistoryFile } from "./history-change.ts";
import { pack, unpack } from "./packed.ts";

const Row = z
  .tuple([
    z.string(),
    z.string().nullable(),
    z.boolean(),
    z.string(),
    z.number().nullable(),
    z.string().nullable(),
    z.boolean(),
  ])
  .transform(
    ([path, from, gone, subsystem, complexity, language, counts]): HistoryFile => ({
      path,
      from,
      gone,
      subsystem,
      complexity,
      language,
      counts,
    }),
  );
const Rows = z.array(Row);

/** Files of a change as they are kept: about forty bytes each. */
export const packHistory = (files: readonly HistoryFile[]): Buffer =>
  pack(
    files.map(({ path, from, gone, subsystem, complexity, language, counts }) => [
      path,
      from,
      gone,
      subsystem,
      complexity,
      language,
      counts,
    ]),
  );

/** What `packHistory` packed. */
export const unpackHistory = (bytes: Uint8Array): HistoryFile[] => Rows.parse(unpack(bytes));
