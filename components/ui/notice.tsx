import type { ReactNode } from "react";

type Props = { tone?: "problem" | "caution" | "good" | "plain"; children: ReactNode };

/** A sentence that stands out: what happened, beginning with what to do. */
export const Notice = ({ tone = "plain", children }: Props) => (
  <div className={`notice notice-${tone}`} role={tone === "problem" ? "alert" : "status"}>
    {children}
  </div>
);
