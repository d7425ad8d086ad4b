"use client";

import { type ComponentType, type ReactNode, useState } from "react";

type Props<Data> = {
  data: Data;
  label: string;
  /** Brings the moving drawing; asked for once a person points at the chart or reaches it by keyboard. */
  load: () => Promise<ComponentType<{ data: Data; height: number }>>;
  children: ReactNode;
};

/** Keeps the server's drawing until the moving one can take its place in the same box. */
export function Live<Data>({ data, label, load, children }: Props<Data>) {
  const [Moving, setMoving] = useState<{
    draw: ComponentType<{ data: Data; height: number }>;
    height: number;
  } | null>(null);
  const wake = ({ currentTarget }: { currentTarget: HTMLElement }) => {
    if (Moving !== null) return;
    const height = currentTarget.clientHeight;
    load()
      .then((draw) => setMoving({ draw, height }))
      .catch(() => undefined);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- pointing or tabbing wakes the chart, whose arrow keys then read it
    <div
      className="chart-live"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset is for forms
      role="group"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it must be reached by keyboard to be woken
      tabIndex={Moving ? -1 : 0}
      onPointerEnter={wake}
      onFocus={wake}
    >
      {Moving ? <Moving.draw data={data} height={Moving.height} /> : children}
    </div>
  );
}
