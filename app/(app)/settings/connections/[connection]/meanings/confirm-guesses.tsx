import { ActionForm } from "@/components/ui/action-form.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import type { JiraSettings } from "@/lib/model/connection.ts";
import { statusOrigin } from "@/lib/views/status-origin.ts";
import type { TrackerVocabulary } from "@/lib/views/tracker-vocabulary.ts";
import { saveMaps } from "../../../../../connection-settings-actions.ts";
import { STAGE_WORD } from "./stage-words.ts";

type Props = {
  connectionId: string;
  version: number;
  settings: JiraSettings;
  statuses: TrackerVocabulary["statuses"];
};

/** Keeps what was guessed by name as chosen, all at once; what was chosen before is sent along as it stands. */
export function ConfirmGuesses({ connectionId, version, settings, statuses }: Props) {
  const { fields, types, stages } = settings;
  const guessed = statuses.filter((status) => statusOrigin(status, stages[status.id]) === "name");
  if (guessed.length === 0) return null;
  const held: Readonly<Record<string, string | null | undefined>> = { ...fields, points: fields.points[0] };
  const sent = [
    ...Object.entries(held).map(([id, value]) => [`field.${id}`, value ?? ""] as const),
    ...Object.entries(types).map(([id, kind]) => [`type.${id}`, kind] as const),
    ...Object.entries(stages).map(([id, stage]) => [`stage.${id}`, stage] as const),
    ...guessed.map(({ id, stage }) => [`stage.${id}`, stage] as const),
  ];
  return (
    <ActionForm action={saveMaps} className="notice notice-caution">
      <input type="hidden" name="connectionId" value={connectionId} />
      <input type="hidden" name="version" value={version} />
      {sent.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p>
        Look at what was guessed by name alone:{" "}
        {guessed.map(({ name, stage }) => `${name} (${STAGE_WORD[stage].toLowerCase()})`).join(", ")}. Choose
        another stage below where a guess is wrong.
      </p>
      <div className="head-actions">
        <SubmitButton tone="plain" busy="Saving…">
          {guessed.length === 1
            ? "Confirm the guess as it is"
            : `Confirm the ${guessed.length} guesses as they are`}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
