import type { JiraFieldMap } from "@/lib/model/connection.ts";
import type { StepField } from "@/lib/model/work-item.ts";

/** One field's change in a step of a changelog. */
export type ChangeItem = {
  readonly field: string;
  readonly fieldId: string | null;
  readonly from: string | null;
  readonly fromText: string | null;
  readonly to: string | null;
  readonly toText: string | null;
};

/**
 * Reads one item. One of its keys is called `toString`, which every object seems to have: only what the item holds itself counts.
 * Null for what is no item.
 */
export function changeItem(value: unknown): ChangeItem | null {
  if (typeof value !== "object" || value === null) return null;
  const text = (key: string): string | null => {
    const held: unknown = Object.hasOwn(value, key)
      ? (value as Readonly<Record<string, unknown>>)[key]
      : null;
    if (typeof held === "number") return String(held);
    return typeof held === "string" ? held : null;
  };
  const field = text("field");
  if (field === null) return null;
  return {
    field,
    fieldId: text("fieldId"),
    from: text("from"),
    fromText: text("fromString"),
    to: text("to"),
    toText: text("toString"),
  };
}

const BUILT_IN: Readonly<Record<string, StepField>> = {
  status: "status",
  assignee: "assignee",
  issuetype: "type",
  priority: "priority",
  resolution: "resolution",
  parent: "parent",
  issueparentassociation: "parent",
  "epic link": "parent",
  sprint: "sprint",
  key: "label",
  issuekey: "label",
  summary: "other",
  description: "other",
};

/** Which of our fields an item speaks of; null for what says nothing about the course of the work. */
export function stepField(item: ChangeItem, map: JiraFieldMap): StepField | null {
  if (item.fieldId !== null) {
    if (item.fieldId === map.sprint) return "sprint";
    if (map.points.includes(item.fieldId)) return "points";
    if (item.fieldId === map.epicLink || item.fieldId === map.parentLink) return "parent";
  }
  // A field of a customer's own may be called like a built-in one.
  const name = item.fieldId?.startsWith("customfield_") ? item.field : (item.fieldId ?? item.field);
  const known = name.toLowerCase();
  if (item.fieldId?.startsWith("customfield_") && known !== "sprint" && known !== "epic link") return null;
  if (Object.hasOwn(BUILT_IN, known)) return BUILT_IN[known] ?? null;
  const field = item.field.toLowerCase();
  if (/^story points?( estimate)?$/.test(field) && map.points.length === 0) return "points";
  return Object.hasOwn(BUILT_IN, field) && !item.fieldId?.startsWith("customfield_")
    ? (BUILT_IN[field] ?? null)
    : null;
}
