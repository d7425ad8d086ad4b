import type { JiraField, JiraIssueType, JiraStatus } from "../jira-site.ts";

export const STATUSES = [
  { id: "10000", name: "To Do", category: "new", stage: "backlog" },
  { id: "10001", name: "Selected for Development", category: "new", stage: "ready" },
  { id: "3", name: "In Progress", category: "indeterminate", stage: "active" },
  { id: "10002", name: "Blocked", category: "indeterminate", stage: "waiting" },
  { id: "10003", name: "In Review", category: "indeterminate", stage: "review" },
  { id: "10004", name: "Waiting for customer", category: "indeterminate", stage: "waiting" },
  { id: "10005", name: "Done", category: "done", stage: "done" },
] as const satisfies readonly JiraStatus[];

export const STATUS = {
  todo: "10000",
  ready: "10001",
  active: "3",
  blocked: "10002",
  review: "10003",
  waiting: "10004",
  done: "10005",
} as const;

export const TYPES = [
  { id: "10010", name: "Initiative", isSubtask: false, level: 2 },
  { id: "10011", name: "Epic", isSubtask: false, level: 1 },
  { id: "10012", name: "Story", isSubtask: false, level: 0 },
  { id: "10013", name: "Bug", isSubtask: false, level: 0 },
  { id: "10014", name: "Task", isSubtask: false, level: 0 },
  { id: "10015", name: "[System] Incident", isSubtask: false, level: 0 },
  { id: "10016", name: "Sub-task", isSubtask: true, level: -1 },
] as const satisfies readonly JiraIssueType[];

export const TYPE = {
  initiative: "10010",
  epic: "10011",
  story: "10012",
  bug: "10013",
  task: "10014",
  incident: "10015",
  subtask: "10016",
} as const;

const GREENHOPPER = "com.pyxis.greenhopper.jira";
const PLAIN = "com.atlassian.jira.plugin.system.customfieldtypes";
export const FIELDS: readonly JiraField[] = [
  {
    id: "customfield_10016",
    name: "Story Points",
    kind: "points",
    schemaType: "number",
    schemaCustom: `${PLAIN}:float`,
  },
  {
    id: "customfield_10020",
    name: "Sprint",
    kind: "sprint",
    schemaType: "array",
    schemaCustom: `${GREENHOPPER}:gh-sprint`,
  },
  {
    id: "customfield_10014",
    name: "Epic Link",
    kind: "epic_link",
    schemaType: "any",
    schemaCustom: `${GREENHOPPER}:gh-epic-link`,
  },
  {
    id: "customfield_10018",
    name: "Parent Link",
    kind: "parent_link",
    schemaType: "any",
    schemaCustom: "com.atlassian.jpo:jpo-custom-field-parent",
  },
  {
    id: "customfield_10041",
    name: "Detection phase",
    kind: "phase",
    schemaType: "option",
    schemaCustom: `${PLAIN}:select`,
  },
  {
    id: "customfield_10077",
    name: "Customer",
    kind: "other",
    schemaType: "string",
    schemaCustom: `${PLAIN}:textfield`,
  },
];

export const PRIORITIES = [
  { id: "1", name: "Highest" },
  { id: "2", name: "High" },
  { id: "3", name: "Medium" },
  { id: "4", name: "Low" },
] as const;
