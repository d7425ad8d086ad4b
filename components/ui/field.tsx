"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { useFormAnswer } from "./action-form.tsx";

type Props = Omit<ComponentProps<"input">, "id" | "name"> & { name: string; label: string; hint?: ReactNode };

/** A labelled input with its hint and, beside it, what is wrong with what was typed. */
export function Field({ name, label, hint, defaultValue, ...input }: Props) {
  const id = useId();
  const { wrong, typed } = useFormAnswer(name);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        defaultValue={typed ?? defaultValue}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={`${id}-hint ${id}-wrong`}
        {...input}
      />
      {hint && (
        <p id={`${id}-hint`} className="hint" hidden={Boolean(wrong)}>
          {hint}
        </p>
      )}
      <p id={`${id}-wrong`} className="wrong" hidden={!wrong}>
        {wrong}
      </p>
    </div>
  );
}
