import type { JiraChange, JiraIssue, JiraSite } from "@/prisma/scenarios/organisation/jira-site.ts";
import { type Row, second } from "./rows.ts";

/** So many characters of a name are kept. */
const kept = (name: string | null): string | null => name?.slice(0, 200) ?? null;

const FIELDS: Readonly<Record<string, string>> = {
  status: "status",
  assignee: "assignee",
  Key: "label",
  customfield_10016: "points",
  customfield_10020: "sprint",
};

/** The history of an item, each field's change a row; moves between projects are told by the change of its name. */
export const stepTruth = (site: JiraSite, issue: JiraIssue, key: (id: number | string) => string): Row[] =>
  issue.histories.flatMap(({ id, author, at, items }) =>
    items.flatMap((item) => {
      const field = FIELDS[item.fieldId];
      if (field === undefined) return [];
      const same = { item: key(issue.id), external_id: id, field, at: second(at) };
      return [{ ...same, author: author === null ? null : key(author), ...ends(item, field, site, key) }];
    }),
  );

function ends(
  { from, fromString, to, toText }: JiraChange,
  field: string,
  site: JiraSite,
  key: (id: number | string) => string,
): Row {
  const idOf = (id: string | null): string | null => {
    if (id === null || id === "") return null;
    if (field === "assignee") return key(id);
    if (field === "sprint")
      return id
        .split(",")
        .map((one) => key(one.trim()))
        .join(",");
    return id;
  };
  const stageOf = (id: string | null): string | null =>
    field === "status" ? (site.statuses.find((one) => one.id === id)?.stage ?? null) : null;
  return {
    from_id: idOf(from),
    from_name: kept(fromString),
    to_id: idOf(to),
    to_name: kept(toText),
    from_stage: stageOf(from),
    to_stage: stageOf(to),
  };
}
