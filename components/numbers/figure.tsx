import type { ReactNode } from "react";
import type { Figure } from "@/lib/model/figure.ts";
import { Link } from "../ui/link.tsx";
import { prepareFigure } from "./prepare-figure.ts";

type Props = {
  figure: Figure;
  label: ReactNode;
  size?: "hero" | "large" | "small";
};

/** One number with all that it is shown with: unit, interval, n, status, the definition and the way to its rows. */
export function FigureBlock({ figure, label, size = "large" }: Props) {
  const shown = prepareFigure(figure);
  return (
    <div className={`figure figure-${size} is-${shown.status}`}>
      <div className="figure-label">{label}</div>
      {shown.value === null ? (
        <p className="figure-empty">{shown.says}</p>
      ) : (
        <p className="figure-value">
          <Link href={figure.evidenceRef} title="Show the rows behind this number">
            {shown.value}
          </Link>
          {shown.interval && <span className="figure-interval">({shown.interval})</span>}
        </p>
      )}
      <p className="figure-notes">
        {shown.n}
        {shown.value !== null && <> · {shown.says}</>}
        {" · "}
        <Link href={`/definitions#${figure.metric}`}>definition</Link>
      </p>
      {shown.caveats.map((caveat) => (
        <p key={caveat} className="figure-caveat">
          {caveat}
        </p>
      ))}
    </div>
  );
}
