"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { useFormAnswer } from "./action-form.tsx";

type Props = Omit<ComponentProps<"textarea">, "id" | "name"> & {
  name: string;
  label: string;
  hint?: ReactNode;
};

/** A labelled field of several lines with its hint and, beside it, what is wrong with what was typed. */
export function TextArea({ name, label, hint, defaultValue, ...rest }: Props) {
  const id = useId();
  const { wrong, typed } = useFormAnswer(name);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        name={name}
        defaultValue={typed ?? defaultValue}
        spellCheck={false}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={`${id}-hint ${id}-wrong`}
        {...rest}
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
