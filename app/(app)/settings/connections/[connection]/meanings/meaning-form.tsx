import { ActionForm } from "@/components/ui/action-form.tsx";
import { Section } from "@/components/ui/section.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import type { JiraSettings } from "@/lib/model/connection.ts";
import { WORK_ITEM_KINDS } from "@/lib/model/work-item.ts";
import type { Stands } from "@/lib/views/stream-standing.ts";
import type { TrackerVocabulary } from "@/lib/views/tracker-vocabulary.ts";
import { saveMaps } from "../../../../../connection-settings-actions.ts";
import { ChoiceTable } from "./choice-table.tsx";
import { StatusSection } from "./status-section.tsx";

type Props = {
  connectionId: string;
  version: number;
  settings: JiraSettings;
  vocabulary: TrackerVocabulary;
  list: Stands | undefined;
  canChange: boolean;
};

const KIND_WORD = {
  initiative: "Initiative",
  epic: "Epic",
  story: "Story",
  bug: "Bug",
  incident: "Incident",
  task: "Task",
  sub_task: "Sub-task",
  other: "Something else",
} as const;
const FIELDS = [
  { id: "points", name: "Story points", types: ["number"] },
  { id: "sprint", name: "Sprint", types: ["array", "string"] },
  { id: "epicLink", name: "Epic link", types: ["any", "string"] },
  { id: "parentLink", name: "Parent link above the epic", types: ["any", "string"] },
  { id: "phase", name: "Where a bug was found", types: ["option", "string", "array"] },
] as const;

/** What a tracker's own words mean. Where nothing is chosen, names and categories tell. */
export function MeaningForm({ connectionId, version, settings, vocabulary, list, canChange }: Props) {
  const { fields, types, stages } = settings;
  const held = { ...fields, points: fields.points[0] ?? null };
  const of = (record: object, id: string): string => {
    const found: unknown = (record as Record<string, unknown>)[id];
    return typeof found === "string" ? found : "";
  };
  const kinds = WORK_ITEM_KINDS.map((kind) => ({ value: kind, label: KIND_WORD[kind] }));
  return (
    <ActionForm action={saveMaps} className="">
      <input type="hidden" name="connectionId" value={connectionId} />
      <input type="hidden" name="version" value={version} />
      <Section id="fields" title="Fields" aside="Found by their kind and name unless you choose">
        <ChoiceTable
          what="Meaning"
          unset="the field found by its kind"
          canChange={canChange}
          rows={FIELDS.map(({ id, name, types: fitting }) => ({
            name: `field.${id}`,
            label: name,
            note: null,
            value: of(held, id),
            choices: vocabulary.fields
              .filter((field) => field.type === "" || (fitting as readonly string[]).includes(field.type))
              .map((field) => ({ value: field.id, label: `${field.name} (${field.id})` })),
          }))}
        />
      </Section>
      <Section id="types" title="Types of issues" aside="Bugs and incidents count as failures">
        <ChoiceTable
          what="Type"
          unset="by its name"
          canChange={canChange}
          rows={[
            ...vocabulary.types.map(({ id, name }) => ({ id, label: name, note: `type ${id}` })),
            ...Object.keys(types)
              .filter((id) => !vocabulary.types.some((type) => type.id === id))
              .map((id) => ({ id, label: `Type ${id}`, note: "Jira no longer lists it" })),
          ].map(({ id, label, note }) => ({
            name: `type.${id}`,
            label,
            note,
            value: of(types, id),
            choices: kinds,
          }))}
        />
      </Section>
      <StatusSection statuses={vocabulary.statuses} stages={stages} list={list} canChange={canChange} />
      {canChange && (
        <div className="form form-tight">
          <p className="prose quiet">
            What was read is understood again with what you choose; nothing is asked of Jira but fields that
            are new.
          </p>
          <div>
            <SubmitButton busy="Saving…">Save</SubmitButton>
          </div>
        </div>
      )}
    </ActionForm>
  );
}
