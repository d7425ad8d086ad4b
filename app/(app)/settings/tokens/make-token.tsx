"use client";

import { useState } from "react";
import { makeToken } from "@/app/token-actions.ts";
import { ActionForm } from "@/components/ui/action-form.tsx";
import { Field } from "@/components/ui/field.tsx";
import type { FormAction } from "@/components/ui/form-state.ts";
import { SelectField } from "@/components/ui/select-field.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";

const SCOPES = [
  { value: "read", label: "Read people and teams" },
  { value: "write", label: "Read and change them" },
];
const ENDS = [
  { value: "30", label: "after 30 days" },
  { value: "90", label: "after 90 days" },
  { value: "365", label: "after a year" },
  { value: "never", label: "never by itself" },
];

/** Makes a token, which is shown this once. */
export function MakeToken() {
  const [token, show] = useState<string | null>(null);
  const make: FormAction = async (_before, form) => {
    const made = await makeToken(form);
    show(made.token);
    return made.form;
  };
  return (
    <>
      <ActionForm action={make} className="form narrow" clears>
        <Field name="name" label="What is it for?" hint="Such as: sync of teams from the directory." />
        <SelectField name="scope" label="It may" defaultValue="read" choices={SCOPES} />
        <SelectField name="days" label="It ends" defaultValue="90" choices={ENDS} />
        <div>
          <SubmitButton tone="plain">Make a token</SubmitButton>
        </div>
      </ActionForm>
      <div aria-live="polite">
        {token !== null && (
          <div className="once breaks">
            <p>Copy it now: it is not shown again. Whoever has it may do what it may.</p>
            <code>{token}</code>
          </div>
        )}
      </div>
    </>
  );
}
