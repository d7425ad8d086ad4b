"use client";

import { type ReactNode, useId } from "react";
import { useFormAnswer } from "./action-form.tsx";

/** What ties an input to its label, its hint and what is wrong with it. */
export type FramedInput = {
  readonly id: string;
  readonly name: string;
  readonly defaultValue: string | undefined;
  readonly "aria-invalid": true | undefined;
  readonly "aria-describedby": string;
};

type Props = {
  name: string;
  label: string;
  hint?: ReactNode;
  defaultValue: string | undefined;
  children: (input: FramedInput) => ReactNode;
};

/** The label of an input, its hint and, beside it, what is wrong with what was typed, which stays. */
export function FieldFrame({ name, label, hint, defaultValue, children }: Props) {
  const id = useId();
  const { wrong, typed } = useFormAnswer(name);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        name,
        defaultValue: typed ?? defaultValue,
        "aria-invalid": wrong ? true : undefined,
        "aria-describedby": `${id}-hint ${id}-wrong`,
      })}
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
