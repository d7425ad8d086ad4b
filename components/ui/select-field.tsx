"use client";

import { FieldFrame } from "./field-frame.tsx";

type Props = {
  name: string;
  label: string;
  defaultValue: string;
  choices: readonly { readonly value: string; readonly label: string }[];
};

/** A labelled choice of one. */
export const SelectField = ({ choices, ...frame }: Props) => (
  <FieldFrame {...frame}>
    {(input) => (
      <select className="input" {...input}>
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    )}
  </FieldFrame>
);
