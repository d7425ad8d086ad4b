"use client";

import type { ComponentProps, ReactNode } from "react";
import { FieldFrame } from "./field-frame.tsx";

type Props = Omit<ComponentProps<"input">, "id" | "name" | "defaultValue"> & {
  name: string;
  label: string;
  hint?: ReactNode;
  defaultValue?: string | undefined;
};

/** A labelled input with its hint and, beside it, what is wrong with what was typed. */
export const Field = ({ name, label, hint, defaultValue, ...rest }: Props) => (
  <FieldFrame {...{ name, label, hint, defaultValue }}>
    {(input) => <input {...input} {...rest} />}
  </FieldFrame>
);
