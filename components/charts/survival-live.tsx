"use client";

import type { ReactNode } from "react";
import type { SurvivalCurve } from "@/lib/views/team-shapes.ts";
import { Live } from "./live.tsx";

type Data = { curves: readonly SurvivalCurve[]; floor: number };

const load = () => import("./survival-lines.tsx").then(({ SurvivalLines }) => SurvivalLines);

export function SurvivalLive({ data, children }: { data: Data; children: ReactNode }) {
  return (
    <Live data={data} label="Survival of lines by day. Use the arrow keys to read each day." load={load}>
      {children}
    </Live>
  );
}
