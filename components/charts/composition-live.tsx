"use client";

import type { ReactNode } from "react";
import { Live } from "./live.tsx";
import type { CompositionColumn } from "./prepare-composition.ts";

const load = () => import("./composition-bars.tsx").then(({ CompositionBars }) => CompositionBars);

export function CompositionLive({
  columns,
  children,
}: {
  columns: readonly CompositionColumn[];
  children: ReactNode;
}) {
  return (
    <Live data={columns} label="Composition by week. Use the arrow keys to read each week." load={load}>
      {children}
    </Live>
  );
}
