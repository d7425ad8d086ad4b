import { keepRules } from "@/app/rules-action.ts";
import { ActionForm } from "@/components/ui/action-form.tsx";
import { Field } from "@/components/ui/field.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import type { RuleText } from "@/lib/settings/rules/rule-text.ts";

type Props = { text: RuleText; basedOn: number };

/** Keeps the rules that were tried. */
export const KeepRules = ({ text, basedOn }: Props) => (
  <ActionForm action={keepRules} className="form narrow">
    {Object.entries(text).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <input type="hidden" name="basedOn" value={basedOn} />
    <Field name="note" label="Why" hint="Stands beside the version and in the audit log." />
    <div>
      <SubmitButton busy="Keeping…">Keep as version {basedOn + 1}</SubmitButton>
    </div>
  </ActionForm>
);
