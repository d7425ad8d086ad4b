import { hashParams } from "@/lib/core/hash.ts";
import type { ToldWork } from "@/lib/model/told-work.ts";

/** What of the work behind a change decides about its lines, as a short text; "" where nothing is told. */
export function markOfWork(told: ToldWork | undefined): string {
  if (told === undefined) return "";
  const items = told.items.map(({ says, reportedAt, components }) =>
    says === "corrective" ? `c${reportedAt}${JSON.stringify(components.toSorted())}` : says.slice(0, 1),
  );
  return `${told.workKind ?? ""}${told.isUpkeep ? "u" : ""}${items.toSorted().join("")}`;
}

/** The same of all changes at once. */
export const markOfAllWork = (told: ReadonlyMap<string, ToldWork>): string =>
  hashParams(
    Object.fromEntries(
      [...told.keys()].toSorted().flatMap((id) => {
        const mark = markOfWork(told.get(id));
        return mark === "" ? [] : [[id, mark]];
      }),
    ),
  );
