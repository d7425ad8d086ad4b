import { correctMade } from "@/app/correction-actions.ts";
import { COMPOSITION_LABEL } from "@/components/numbers/labels.ts";
import { ActionForm } from "@/components/ui/action-form.tsx";
import { SelectField } from "@/components/ui/select-field.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TextArea } from "@/components/ui/text-area.tsx";
import { COMPOSITION_CLASSES, type CompositionClass } from "@/lib/model/composition-class.ts";
import { ItemFields, type ItemIds } from "./item-fields.tsx";

type Props = { ids: ItemIds; counted: CompositionClass };

/** Says how the change was made. */
export function CorrectMade({ ids, counted }: Props) {
  const choices = COMPOSITION_CLASSES.filter((name) => name !== counted).map((name) => ({
    value: name,
    label: COMPOSITION_LABEL[name],
  }));
  return (
    <div>
      <h3 id="correct-made">Correct how it was made</h3>
      <ActionForm action={correctMade} clears>
        <ItemFields ids={ids} />
        <SelectField
          name="to"
          label={`Counts as ${COMPOSITION_LABEL[counted].toLowerCase()}, and is`}
          defaultValue={choices[0]?.value ?? ""}
          choices={choices}
        />
        <TextArea
          name="reason"
          label="Why"
          hint="3 to 500 characters. Everybody who sees the change reads it."
        />
        <div>
          <SubmitButton tone="plain">Correct how it was made</SubmitButton>
        </div>
      </ActionForm>
    </div>
  );
}
