import type { JiraFieldMap } from "@/lib/model/connection.ts";
import type { Stage, StepField, WorkItemStep } from "@/lib/model/work-item.ts";
import { accountKey } from "./account-of.ts";
import { type ChangeItem, changeItem, stepField } from "./change-item.ts";
import { cleanText } from "./clean-text.ts";
import { type Reading, stageIn } from "./normalize-issue.ts";
import { sprintIdsIn } from "./parse-sprints.ts";

export type RecordedStep = {
  readonly item: string;
  readonly id: string;
  readonly at: Date;
  readonly author: string | null;
  readonly changes: readonly unknown[];
};

/**
 * The steps of one entry of a changelog. Accounts, parents and sprints are named by our keys, statuses by the tracker's ids, and
 * no text that people wrote is kept. A change of a status to itself is none.
 */
export function normalizeHistory(
  entry: RecordedStep,
  map: JiraFieldMap,
  reading: Reading,
): readonly WorkItemStep[] {
  const steps: WorkItemStep[] = [];
  for (const value of entry.changes) {
    const change = changeItem(value);
    const field = change === null ? null : stepField(change, map);
    if (change === null || field === null) continue;
    if (field === "status" && change.from !== null && change.from === change.to) continue;
    const earlier = steps.filter((step) => step.field === field).length;
    steps.push({
      item: entry.item,
      externalId: earlier === 0 ? entry.id : `${entry.id}.${earlier}`,
      field,
      at: entry.at,
      author: entry.author,
      ...endsOf(change, field, reading),
    });
  }
  return steps;
}

type Ends = Pick<WorkItemStep, "fromId" | "fromName" | "toId" | "toName" | "fromStage" | "toStage">;

function endsOf(change: ChangeItem, field: StepField, reading: Reading): Ends {
  if (field === "other") {
    // That a text changed counts; what it said does not.
    return { fromId: null, fromName: null, toId: null, toName: change.field, fromStage: null, toStage: null };
  }
  const isStatus = field === "status";
  return {
    fromId: idOf(change.from, field, reading.host),
    fromName: change.fromText === null ? null : cleanText(change.fromText, 200),
    toId: idOf(change.to, field, reading.host),
    toName: change.toText === null ? null : cleanText(change.toText, 200),
    fromStage: isStatus ? stageOfEnd(change.from, change.fromText, reading) : null,
    toStage: isStatus ? stageOfEnd(change.to, change.toText, reading) : null,
  };
}

function idOf(id: string | null, field: StepField, host: string): string | null {
  if (id === null || id === "") return null;
  if (field === "assignee") return accountKey(host, cleanText(id, 200));
  if (field === "sprint")
    return (
      sprintIdsIn(id)
        .map((one) => `${host}/${one}`)
        .join(",") || null
    );
  if (field === "parent") return /^\d+$/.test(id) ? `${host}/${id}` : null;
  return cleanText(id, 200);
}

function stageOfEnd(id: string | null, name: string | null, reading: Reading): Stage | null {
  if (id === null) return null;
  return stageIn({ id, name: name ?? "" }, reading);
}
