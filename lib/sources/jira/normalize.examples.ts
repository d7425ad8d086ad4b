import type { HostBatch } from "@/lib/model/host-batch.ts";
import type { Stage } from "@/lib/model/work-item.ts";
import { understand } from "./normalize.ts";

export const MAP = {
  points: ["customfield_10016"],
  sprint: "customfield_10020",
  epicLink: "customfield_10014",
  parentLink: "customfield_10018",
  phase: "customfield_10041",
};
const STATUS = { id: "3", name: "In Progress", statusCategory: { key: "indeterminate" } };
const BASE = {
  summary: "Login fails",
  created: "2026-11-01T09:12:33.000+0000",
  updated: "2026-11-10T10:00:00.000+0000",
  project: { id: "10000", key: "ED" },
  issuetype: { id: "10004", name: "Bug", subtask: false, hierarchyLevel: 0 },
  status: STATUS,
};
export type Options = {
  id?: string;
  key?: string;
  parents?: object;
  settings?: object;
  stages?: [string, Stage][];
  map?: object;
};

export function read(
  kind: string,
  payloads: readonly unknown[],
  { settings = {}, stages = [] }: Options = {},
) {
  const records = payloads.map((payload) => ({ kind, externalId: "j/1", payload }));
  return understand(records, { host: "j", settings, stages: new Map(stages) });
}
export const record = (
  fields: object,
  { id = "10002", key = "ED-1", parents = {}, map = MAP }: Options = {},
) => ({
  issue: { id, key, fields: { ...BASE, ...fields } },
  map,
  parents,
});
export function item(fields: object, options: Options = {}) {
  const { batch, unreadable } = read("jira.issue", [record(fields, options)], options);
  if (unreadable.length > 0) throw new Error(`refused: ${unreadable[0]?.reason}`);
  const [only] = batch.workItems ?? [];
  if (only === undefined) throw new Error("no item");
  return only;
}
export const entry = (items: unknown, more: object = {}) => ({
  issue: "10002",
  map: MAP,
  history: { id: "7", created: "2026-11-02T09:00:00.000+0000", author: { accountId: "mia" }, items, ...more },
});
export const steps = (payloads: readonly unknown[], options: Options = {}): NonNullable<HostBatch["steps"]> =>
  read("jira.history", payloads, options).batch.steps ?? [];
export const move = (from: string, to: string) => ({
  field: "status",
  fieldId: "status",
  from,
  fromString: from,
  to,
  toString: to,
});
