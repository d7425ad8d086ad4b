"use client";

import type { ComponentProps, ReactNode } from "react";
import { FieldFrame } from "./field-frame.tsx";

type Props = Omit<ComponentProps<"textarea">, "id" | "name" | "defaultValue" | "value"> & {
  name: string;
  label: string;
  hint?: ReactNode;
  defaultValue?: string | undefined;
  value?: string | undefined;
};

const MOST_ROWS = 12;

/** A labelled field of several lines with its hint and, beside it, what is wrong with what was typed; as tall as what it holds. */
export const TextArea = ({ name, label, hint, defaultValue, value, rows = 2, ...rest }: Props) => (
  <FieldFrame {...{ name, label, hint, defaultValue }}>
    {({ defaultValue: text, ...input }) => (
      <textarea
        {...input}
        {...(value === undefined ? { defaultValue: text } : { value })}
        rows={Math.min(Math.max(rows, (value ?? text ?? "").split("\n").length), MOST_ROWS)}
        spellCheck={false}
        {...rest}
      />
    )}
  </FieldFrame>
);
