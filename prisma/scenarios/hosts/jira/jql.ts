import type { JiraIssue } from "../../organisation/jira-site.ts";
import { JiraRefusal, type JiraState, minutesEast, visibleIssues } from "./jira-state.ts";

type Test = (issue: JiraIssue) => boolean;
const ORDER = /\s+ORDER BY\s+(.+)$/i;

/**
 * The issues that a query finds, in its order. The little of the language that a collector needs; anything else is refused with
 * 400, as a wrong query is. Times are minutes on the viewer's wall clock.
 */
export function runJql(state: JiraState, jql: string): readonly JiraIssue[] {
  const order = ORDER.exec(jql)?.[1] ?? "";
  const tests = clausesOf(jql.replace(ORDER, "")).map((clause) => testOf(state, clause));
  if (tests.length === 0) throw new JiraRefusal(400, "Unbounded JQL queries are not allowed here.");
  const found = visibleIssues(state).filter((issue) => tests.every((test) => test(issue)));
  return found.toSorted(comparing(order));
}

const clausesOf = (text: string): readonly string[] =>
  text
    .split(/\s+AND\s+/i)
    .map((clause) => clause.trim().replace(/^\((.*)\)$/, "$1"))
    .filter((clause) => clause !== "");

function testOf(state: JiraState, clause: string): Test {
  const compared = /^updated\s*(>=|<=|<|>)\s*"(\d{4})\/(\d{2})\/(\d{2}) (\d{2}):(\d{2})"$/.exec(clause);
  if (compared !== null) {
    const [, sign, year, month, day, hour, minute] = compared;
    const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
    const at = instantOf(wall, state.viewer.timeZone);
    if (sign === ">=") return (issue) => issue.updatedAt >= at;
    if (sign === ">") return (issue) => issue.updatedAt > at;
    return sign === "<=" ? (issue) => issue.updatedAt <= at : (issue) => issue.updatedAt < at;
  }
  const project = /^project\s*=\s*"?([A-Za-z0-9_]+)"?$/.exec(clause)?.[1];
  if (project !== undefined) {
    const found = state.site.projects.find((one) => one.id === project || one.key === project);
    if (found === undefined || state.hidden.has(found.id)) {
      throw new JiraRefusal(400, `The value '${project}' does not exist for the field 'project'.`);
    }
    return (issue) => issue.project === found.id;
  }
  const keys = /^key\s+in\s*\(([^)]+)\)$/i.exec(clause)?.[1]?.split(/\s*,\s*/);
  if (keys !== undefined) return (issue) => keys.includes(issue.key);
  const label = /^labels\s*=\s*"?([\w-]+)"?$/.exec(clause)?.[1];
  if (label !== undefined) return (issue) => issue.labels.includes(label);
  throw new JiraRefusal(400, `Error in the JQL Query: '${clause}' is not understood.`);
}

/** The earlier of two instants that one wall time names. */
function instantOf(wall: number, timeZone: string): number {
  const candidates = [wall - 14 * 3_600_000, wall + 14 * 3_600_000].map(
    (near) => wall - minutesEast(near, timeZone) * 60_000,
  );
  const right = candidates.filter((at) => at + minutesEast(at, timeZone) * 60_000 === wall);
  return Math.min(...(right.length > 0 ? right : candidates));
}

function comparing(order: string): (a: JiraIssue, b: JiraIssue) => number {
  const rules = order.split(",").map((part) => part.trim().split(/\s+/));
  return (a, b) => {
    for (const [field = "", direction = "ASC"] of rules) {
      const sign = direction.toUpperCase() === "DESC" ? -1 : 1;
      const gap =
        field === "updated" ? a.updatedAt - b.updatedAt : field === "key" ? compareKeys(a.key, b.key) : 0;
      if (gap !== 0) return sign * gap;
    }
    return Number(a.id) - Number(b.id);
  };
}

function compareKeys(a: string, b: string): number {
  const [projectA = "", numberA] = a.split("-");
  const [projectB = "", numberB] = b.split("-");
  if (projectA !== projectB) return projectA < projectB ? -1 : 1;
  return Number(numberA) - Number(numberB);
}
