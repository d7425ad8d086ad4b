"use client";

import { ActionForm } from "@/components/ui/action-form.tsx";
import { Field } from "@/components/ui/field.tsx";
import type { FormAction } from "@/components/ui/form-state.ts";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { textOf } from "@/components/ui/text-of.ts";
import { browserSignIn } from "@/lib/auth/browser-sign-in.ts";

export function SignInForm({ next }: { next: string }) {
  const signIn: FormAction = async (_before, form) => {
    const [email, password] = [textOf(form, "email"), textOf(form, "password")];
    const fields = {
      ...(email.trim() === "" && { email: "Write your e-mail address." }),
      ...(password === "" && { password: "Write your password." }),
    };
    const wrong = (message: string | null) => ({
      status: "wrong" as const,
      fields,
      message,
      typed: { email },
    });
    if (Object.keys(fields).length > 0) return wrong(null);
    const problem = await browserSignIn(email, password);
    if (problem !== null) return wrong(problem);
    // A whole new page: whatever was kept for nobody is not shown to somebody.
    window.location.assign(next);
    return { status: "done" };
  };
  return (
    <ActionForm action={signIn}>
      <Field name="email" label="E-mail" type="email" autoComplete="username" />
      <Field name="password" label="Password" type="password" autoComplete="current-password" />
      <SubmitButton busy="Signing in…">Sign in</SubmitButton>
    </ActionForm>
  );
}
