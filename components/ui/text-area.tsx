"use client";

import type { ComponentProps, ReactNode } from "react";
import { FieldFrame } from "./field-frame.tsx";

type Props = Omit<ComponentProps<"textarea">, "id" | "name" | "defaultValue"> & {
  name: string;
  label: string;
  hint?: ReactNode;
  defaultValue?: string | undefined;
};

/** A labelled field of several lines with its hint and, beside it, what is wrong with what was typed. */
export const TextArea = ({ name, label, hint, defaultValue, ...rest }: Props) => (
  <FieldFrame {...{ name, label, hint, defaultValue }}>
    {(input) => <textarea {...input} spellCheck={false} {...rest} />}
  </FieldFrame>
);
