import { newFoldState } from "@/lib/ledger/fold/fold-state.ts";
import type { Carried } from "./analyzed.ts";

/** What a first run continues from: nothing. */
export const newCarried = (plain: boolean): Carried => ({
  plan: null,
  fold: newFoldState({ plain }),
  text: new Map(),
  context: [],
  owners: [],
  planned: [],
  leftOut: [],
});
