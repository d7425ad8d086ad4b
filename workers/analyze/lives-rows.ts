import type { BornRow, DeathRow } from "@/lib/ledger/rows.ts";
import type { CompositionClass } from "@/lib/model/composition-class.ts";
import type { AnalyzedEnd } from "./analyzed.ts";
import { censorDay } from "./survival-rows.ts";

/** Rows of lines that were born. Of changes of earlier runs only the count is added; the rest stands. */
export function* bornRows(
  { lives, carried }: AnalyzedEnd,
  mergedAt: ReadonlyMap<string, number>,
  compositions: ReadonlyMap<string, CompositionClass>,
  asOf: number,
): Generator<BornRow> {
  for (const { change, born } of lives) {
    const bornAt = mergedAt.get(change) ?? carried.fold.byId.get(change)?.mergedAt ?? asOf;
    const composition = compositions.get(change) ?? "unknown";
    if (born > 0) yield { change, composition, born, bornAt, censorDay: censorDay(bornAt, asOf) };
  }
}

export function* deathRows({ lives }: AnalyzedEnd): Generator<DeathRow> {
  for (const { change, deaths } of lives) {
    for (const [day, count] of deaths) if (count !== 0) yield { change, day, deaths: count };
  }
}
