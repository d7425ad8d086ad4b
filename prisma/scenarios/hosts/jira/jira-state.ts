import type { JiraIssue, JiraSite, JiraUser } from "../../organisation/jira-site.ts";

export type Violation = { readonly at: number; readonly kind: string; readonly detail: string };

/** A simulated Jira: what it shows, to whom, and what it counts. Times are milliseconds since 1970. */
export type JiraState = {
  readonly site: JiraSite;
  readonly flavour: "cloud" | "server";
  readonly now: () => number;
  /** Whose eyes it is seen with: the time zone of queries and answers. */
  readonly viewer: JiraUser;
  /** Projects that the credential cannot see, by id. */
  readonly hidden: Set<string>;
  /** How many entries of a changelog come along with an issue. */
  readonly historiesShown: number;
  /** How many issues a page holds at most, whatever is asked for. */
  readonly pageCap: number;
  /** Data Center writes sprints as old versions did. */
  readonly hasOldSprints: boolean;
  /** The address that answers name themselves by. */
  root: string;
  readonly violate: (kind: string, detail: string) => void;
};

export class JiraRefusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Issues that exist and may be seen. */
export const visibleIssues = (state: JiraState): readonly JiraIssue[] =>
  state.site.issues.filter((issue) => !issue.isDeleted && !state.hidden.has(issue.project));

export function findIssue(state: JiraState, idOrKey: string): JiraIssue | null {
  const found = visibleIssues(state).find(
    (issue) => issue.id === idOrKey || issue.key === idOrKey || issue.previousKeys.includes(idOrKey),
  );
  return found ?? null;
}

const parts = new Map<string, Intl.DateTimeFormat>();

/** Minutes east of UTC in a time zone at an instant. */
export function minutesEast(at: number, timeZone: string): number {
  const known =
    parts.get(timeZone) ?? new Intl.DateTimeFormat("en-GB", { timeZone, timeZoneName: "longOffset" });
  parts.set(timeZone, known);
  const name = known.formatToParts(at).find((part) => part.type === "timeZoneName")?.value ?? "GMT";
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  if (match === null) return 0;
  return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

/** `2026-11-01T10:12:33.000+0100`: as Jira writes times, on the viewer's wall clock. */
export function jiraTime(at: number, timeZone: string): string {
  const east = minutesEast(at, timeZone);
  const wall = new Date(at + east * 60_000).toISOString().slice(0, 23);
  const size = Math.abs(east);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${wall}${east < 0 ? "-" : "+"}${two(Math.floor(size / 60))}${two(size % 60)}`;
}
