import type { LifeRow } from "@/lib/ledger/rows.ts";
import type { CompositionClass } from "@/lib/model/composition-class.ts";
import type { AnalyzedEnd } from "./analyzed.ts";

/** Rows of lines that were born or died. Of changes of earlier runs only counts are added; the rest stands. */
export function* lifeRows(
  { lives, carried, asOf }: AnalyzedEnd,
  mergedAt: ReadonlyMap<string, number>,
  compositions: ReadonlyMap<string, CompositionClass>,
): Generator<LifeRow> {
  for (const { change, born, deaths } of lives) {
    const bornAt = mergedAt.get(change) ?? carried.fold.byId.get(change)?.mergedAt ?? asOf ?? 0;
    yield { change, composition: compositions.get(change) ?? "unknown", born, bornAt, deaths };
  }
}
