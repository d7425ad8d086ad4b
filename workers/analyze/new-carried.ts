import { newFoldState } from "@/lib/ledger/fold/fold-state.ts";
import type { Carried } from "./analyzed.ts";
import type { Reading } from "./reading.ts";

/** What a first run continues from: nothing. */
export const newCarried = ({ plain, archive }: Reading): Carried => ({
  plan: null,
  fold: newFoldState({ plain, archive: archive ?? null }),
  text: new Map(),
  context: [],
  owners: [],
  planned: [],
  leftOut: [],
  work: "",
  versions: new Map(),
  wake: async () => true,
});
