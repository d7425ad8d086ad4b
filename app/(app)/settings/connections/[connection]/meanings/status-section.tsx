import { plural } from "@/components/numbers/format.ts";
import { Notice } from "@/components/ui/notice.tsx";
import { Section } from "@/components/ui/section.tsx";
import { causeWords } from "@/lib/core/cause-words.ts";
import type { JiraSettings } from "@/lib/model/connection.ts";
import { STAGES } from "@/lib/model/work-item.ts";
import { type StatusOrigin, statusOrigin } from "@/lib/views/status-origin.ts";
import type { Stands } from "@/lib/views/stream-standing.ts";
import type { TrackerVocabulary } from "@/lib/views/tracker-vocabulary.ts";
import { ChoiceTable } from "./choice-table.tsx";
import { STAGE_WORD } from "./stage-words.ts";

type Status = TrackerVocabulary["statuses"][number];
type Props = {
  statuses: readonly Status[];
  stages: JiraSettings["stages"];
  /** How the list of statuses stands; undefined before it is read. */
  list: Stands | undefined;
  canChange: boolean;
};

const CATEGORY_WORD: Readonly<Record<string, string>> = {
  new: "To Do",
  indeterminate: "In Progress",
  done: "Done",
};
const RANK: Readonly<Record<StatusOrigin, number>> = { name: 0, category: 1, chosen: 2 };
const steps = STAGES.map((stage) => ({ value: stage, label: STAGE_WORD[stage] }));

/** Statuses and the stage that each counts in, those first that were guessed by their names alone. */
export function StatusSection({ statuses, stages, list, canChange }: Props) {
  const told = statuses
    .map((status) => ({ ...status, origin: statusOrigin(status, stages[status.id]) }))
    .toSorted((one, other) => RANK[one.origin] - RANK[other.origin]);
  const count = (origin: StatusOrigin) => told.filter((each) => each.origin === origin).length;
  const known = new Set(statuses.map(({ id }) => id));
  const gone = Object.entries(stages).filter(([id]) => !known.has(id));
  return (
    <Section
      id="stages"
      title="Statuses"
      aside="Waiting is apart from working: flow efficiency rests on it"
      finding={
        statuses.length > 0 &&
        `Of ${plural(statuses.length, "status", "statuses")} ${count("name")} were guessed by name and nobody has confirmed them, ${count("category")} follow Jira’s own category, ${count("chosen")} were chosen here.`
      }
    >
      {(list === undefined || list.standing !== "ok") && (
        <ListNotice list={list} isListed={statuses.some(({ category }) => category !== "")} />
      )}
      {told.length + gone.length > 0 && (
        <ChoiceTable
          what="Status"
          unset="by its name and category"
          canChange={canChange}
          rows={[
            ...told.map((status) => ({
              name: `stage.${status.id}`,
              label: status.name,
              note: `${originWords(status)}; status ${status.id}`,
              value: stages[status.id] ?? "",
              choices: steps,
            })),
            ...gone.map(([id, stage]) => ({
              name: `stage.${id}`,
              label: `Status ${id}`,
              note: "Jira no longer lists it; what is chosen still counts in histories",
              value: stage,
              choices: steps,
            })),
          ]}
        />
      )}
    </Section>
  );
}

function originWords({ origin, stage, category }: Status & { origin: StatusOrigin }): string {
  if (origin === "chosen") return "Chosen here";
  if (origin === "name") return `Guessed by its name: ${STAGE_WORD[stage]}`;
  return `By Jira’s category ${CATEGORY_WORD[category] ?? category}: ${STAGE_WORD[stage]}`;
}

/** Why statuses are missing, or may be those of another day. */
const ListNotice = ({ list, isListed }: { list: Stands | undefined; isListed: boolean }) => {
  const why = list === undefined ? "" : causeWords(list.cause, list.fix);
  if (isListed && why === "") return null;
  return (
    <Notice tone="caution">
      <p>
        {isListed
          ? "The list of statuses is not current: new ones may be missing here, and count by their names and categories."
          : "Jira’s list of statuses has not been read. Only statuses that issues are in now are known, and each counts by its name and category alone."}
      </p>
      {why !== "" && <p>{why}</p>}
    </Notice>
  );
};
