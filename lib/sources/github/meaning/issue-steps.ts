import type { z } from "zod";
import type { StepField, WorkItemStep } from "@/lib/model/work-item.ts";
import { GraphqlEvent } from "../schema.ts";
import type { Collected } from "./collected.ts";
import { instantOf, textOf } from "./values.ts";

type Event = z.output<typeof GraphqlEvent>;
type Change = Pick<WorkItemStep, "fromId" | "fromName" | "toId" | "toName" | "fromStage" | "toStage"> & {
  readonly field: StepField;
};
const NOTHING = { fromId: null, fromName: null, toId: null, toName: null, fromStage: null, toStage: null };

/** The history of an issue, as far as its timeline tells it. */
export function addSteps(events: readonly unknown[], item: string, rows: Collected): void {
  for (const told of events) {
    const read = GraphqlEvent.safeParse(told);
    const at = read.success ? instantOf(read.data.createdAt) : null;
    if (!read.success || at === null || read.data.id === null || read.data.id === undefined) continue;
    const change = changeOf(read.data, rows);
    if (change === null) continue;
    const { id: externalId, actor } = read.data;
    rows.add("steps", `${item} ${externalId}`, {
      item,
      externalId,
      at,
      author: rows.account(actor),
      ...change,
    });
  }
}

function changeOf(event: Event, rows: Collected): Change | null {
  const label = event.label?.name ? textOf(event.label.name, 200) : null;
  const whom = () => {
    const { assignee } = event;
    return assignee === null || assignee === undefined ? null : rows.account({ ...assignee, name: null });
  };
  switch (event.__typename) {
    case "ClosedEvent":
      return { ...NOTHING, field: "status", fromName: "open", toName: "closed", toStage: "done" };
    case "ReopenedEvent":
      return {
        ...NOTHING,
        field: "status",
        fromName: "closed",
        toName: "open",
        fromStage: "done",
        toStage: "backlog",
      };
    case "LabeledEvent":
      return { ...NOTHING, field: "other", fromName: null, toName: label };
    case "UnlabeledEvent":
      return { ...NOTHING, field: "other", fromName: label, toName: null };
    case "AssignedEvent":
      return { ...NOTHING, field: "assignee", toId: whom(), toName: event.assignee?.login ?? null };
    case "UnassignedEvent":
      return { ...NOTHING, field: "assignee", fromId: whom(), fromName: event.assignee?.login ?? null };
    default:
      return null;
  }
}
