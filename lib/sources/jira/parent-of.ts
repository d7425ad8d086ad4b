import type { JiraFieldMap } from "@/lib/model/connection.ts";
import { kindOf } from "./kind-of.ts";
import { type IssueType, KnownParent } from "./schema.ts";

type Fields = Readonly<Record<string, unknown>>;
type Told = { readonly id: string; readonly type: IssueType | null };
export type Parent = { readonly id: string | null; readonly flag: string | null };

const own = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Fields)[key]
    : undefined;

/** Keys of parents that an issue names without their ids: an epic link, a parent link of old versions. */
export function parentKeys(fields: Fields, map: JiraFieldMap): readonly string[] {
  if (asParent(fields["parent"]) !== null) return [];
  return [map.epicLink, map.parentLink].flatMap((id) => {
    const key = id === null ? null : keyIn(fields[id]);
    return key === null ? [] : [key];
  });
}

/**
 * The item above an item: the tracker's own parent, else the epic link, else the link of plans above epics. One that does not
 * stand above, or is the item itself, is dropped with a flag: no circle of parents can come of it where levels are told.
 */
export function parentOf(
  item: { readonly id: string; readonly type: IssueType | null; readonly fields: Fields },
  map: JiraFieldMap,
  known: Readonly<Record<string, KnownParent>>,
): Parent {
  const told = toldParent(item.fields, map, known);
  if (told === null || told === "unresolved") {
    return { id: null, flag: told === null ? null : "parent_unresolved" };
  }
  if (told.id === item.id) return { id: null, flag: "own_parent" };
  const above = kindOf(told.type, {});
  const below = kindOf(item.type, {});
  const isBelow = told.type !== null && above.isTold && below.isTold && above.level <= below.level;
  return isBelow ? { id: null, flag: "parent_not_above" } : { id: told.id, flag: null };
}

function toldParent(
  fields: Fields,
  map: JiraFieldMap,
  known: Readonly<Record<string, KnownParent>>,
): Told | "unresolved" | null {
  const parent = asParent(fields["parent"]);
  if (parent !== null) return parent;
  let isUnresolved = false;
  for (const id of [map.epicLink, map.parentLink]) {
    if (id === null) continue;
    const value = own(fields[id], "data") ?? fields[id];
    const whole = asParent(value);
    if (whole !== null) return whole;
    const key = keyIn(fields[id]);
    if (key === null) continue;
    const found = Object.hasOwn(known, key) ? known[key] : undefined;
    if (found !== undefined) return found;
    isUnresolved = true;
  }
  return isUnresolved ? "unresolved" : null;
}

function asParent(value: unknown): Told | null {
  if (own(value, "id") === undefined) return null;
  const type = own(own(value, "fields"), "issuetype");
  const parsed = KnownParent.safeParse({ id: own(value, "id"), type: type ?? null });
  if (parsed.success) return parsed.data;
  const bare = KnownParent.safeParse({ id: own(value, "id"), type: null });
  return bare.success ? bare.data : null;
}

function keyIn(value: unknown): string | null {
  const key = typeof value === "string" ? value : (own(value, "key") ?? own(own(value, "data"), "key"));
  return typeof key === "string" && /^[A-Z][A-Z0-9_]*-\d+$/i.test(key) ? key : null;
}
