import type { z } from "zod";
import type { HostProject } from "@/lib/model/host-project.ts";
import type { Board, Sprint, TrackerStatus } from "@/lib/model/sprint.ts";
import { cleanText } from "./clean-text.ts";
import { type Reading, stageIn } from "./normalize-issue.ts";
import { parseTime } from "./parse-time.ts";
import type { BoardRecord, Project, Sprint as SprintAnswer, Status } from "./schema.ts";
import { categoryOf, stageOf } from "./stage-of.ts";

export const normalizeProject = (project: z.output<typeof Project>, host: string): HostProject => ({
  key: `${host}/${project.id}`,
  label: project.key.toUpperCase(),
  name: cleanText(project.name, 500),
  kind: project.projectTypeKey ?? null,
});

/** A status as the tracker has it now: what was read before of the same id has no say. */
export function normalizeStatus(status: Status, { settings }: Pick<Reading, "settings">): TrackerStatus {
  const category = status.statusCategory?.key ?? null;
  return {
    id: status.id,
    name: cleanText(status.name, 200),
    category: categoryOf(category),
    stage: stageIn(status, { settings, stages: new Map([[status.id, stageOf(status.name, category)]]) }),
  };
}

export function normalizeBoard({ board, configuration }: z.output<typeof BoardRecord>, host: string): Board {
  const project = board.location?.projectId;
  return {
    key: `${host}/${board.id}`,
    name: cleanText(board.name, 500),
    kind: board.type.toLowerCase(),
    project: project ? `${host}/${project}` : null,
    columns: (configuration?.columnConfig?.columns ?? []).map((column) => ({
      name: cleanText(column.name, 200),
      statuses: column.statuses.map(({ id }) => id),
    })),
  };
}

/** A sprint; one that has not been started has no dates. */
export const normalizeSprint = (sprint: z.output<typeof SprintAnswer>, host: string): Sprint => ({
  key: `${host}/${sprint.id}`,
  board: sprint.originBoardId ? `${host}/${sprint.originBoardId}` : null,
  name: cleanText(sprint.name, 500),
  state: sprint.state,
  startsAt: parseTime(sprint.startDate),
  endsAt: parseTime(sprint.endDate),
  completedAt: parseTime(sprint.completeDate),
});
