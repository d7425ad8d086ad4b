import type { Figure } from "@/lib/model/figure.ts";
import { Link } from "../ui/link.tsx";
import { prepareFigure } from "./prepare-figure.ts";

/** A figure in a cell: the value leads to its rows; what it rests on and its status stand beneath. */
export function FigureCell({ figure }: { figure: Figure | null }) {
  if (figure === null) return <span className="quiet">no changes</span>;
  const shown = prepareFigure(figure);
  if (shown.value === null) return <span className="sub">{shown.says}</span>;
  return (
    <span className={`cell-figure is-${shown.status}`} title={[shown.n, ...shown.caveats].join(". ")}>
      <Link href={figure.evidenceRef}>{shown.value}</Link>
      <span className="sub">
        {shown.interval ? `${shown.interval}` : shown.says}
        {shown.interval && shown.status === "provisional" && ", provisional"}
      </span>
    </span>
  );
}
