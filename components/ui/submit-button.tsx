"use client";

import type { ReactNode } from "react";
import { useFormAnswer } from "./action-form.tsx";

type Props = {
  children: ReactNode;
  busy?: string;
  tone?: "primary" | "danger" | "plain" | "quiet";
  name?: string;
  value?: string;
};

/** Sends its form once; while it is on its way the button says so. */
export function SubmitButton({ children, busy = "One moment…", tone = "primary", ...rest }: Props) {
  const { pending } = useFormAnswer();
  return (
    <button type="submit" className={`button button-${tone}`} disabled={pending} {...rest}>
      {pending ? busy : children}
    </button>
  );
}
