"use client";

import { ActionForm } from "@/components/ui/action-form.tsx";
import { Field } from "@/components/ui/field.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { textOf } from "@/components/ui/text-of.ts";
import { browserSignIn } from "@/lib/auth/browser-sign-in.ts";
import { setUp } from "./actions.ts";

const enter = async (form: FormData) => {
  const problem = await browserSignIn(textOf(form, "email"), textOf(form, "password"));
  window.location.assign(problem === null ? "/start" : "/sign-in");
};

export function SetupForm() {
  return (
    <ActionForm action={setUp} onDone={enter}>
      <Field
        name="organisation"
        label="Organisation"
        autoComplete="organization"
        hint="As your colleagues call it. It can be changed."
      />
      <Field name="name" label="Your name" autoComplete="name" />
      <Field name="email" label="E-mail" type="email" autoComplete="username" />
      <Field
        name="password"
        label="Password"
        type="password"
        autoComplete="new-password"
        hint="At least 12 characters. A few words in a row work well."
      />
      <SubmitButton busy="Setting up…">Create the owner account</SubmitButton>
    </ActionForm>
  );
}
