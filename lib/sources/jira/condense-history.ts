import { z } from "zod";
import type { JiraFieldMap } from "@/lib/model/connection.ts";
import type { RawRecord } from "@/lib/model/raw-record.ts";
import { changeItem, stepField } from "./change-item.ts";

const Entry = z.looseObject({
  id: z.union([z.string(), z.number()]).transform(String),
  author: z.unknown().optional(),
  created: z.unknown().optional(),
  items: z.array(z.unknown()),
});

/**
 * An entry of an issue's changelog as it is kept: the changes that say something about the course of the work, and of changed
 * texts only that they changed. Null where nothing is left; what is no entry is kept whole, to be refused with a reason.
 */
export function condenseHistory(
  host: string,
  issue: string,
  value: unknown,
  map: JiraFieldMap,
): RawRecord | null {
  const entry = Entry.safeParse(value);
  if (!entry.success)
    return { kind: "jira.history", externalId: null, payload: { issue, history: value, map } };
  const { id, author, created } = entry.data;
  const items = entry.data.items.flatMap((item) => {
    const change = changeItem(item);
    const field = change === null ? null : stepField(change, map);
    if (change === null || field === null) return [];
    if (field === "other") return [{ field: change.field, fieldId: change.fieldId }];
    const { fromText, toText, ...rest } = change;
    return [{ ...rest, fromString: fromText, toString: toText }];
  });
  if (items.length === 0) return null;
  const payload = { issue, history: { id, author, created, items }, map };
  return { kind: "jira.history", externalId: `${host}/${issue}/${id}`, payload };
}
