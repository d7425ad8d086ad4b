import { Fragment } from "react";
import { color } from "../tokens/tokens.ts";
import type { Box } from "./chart-size.ts";

type Props = {
  grid: readonly { readonly share: number; readonly label: string; readonly y: number }[];
  box: Box;
};

/** The shares that a chart can be read against, each with its line. */
export const ChartGrid = ({ grid, box }: Props) =>
  grid.map(({ share, label, y }) => (
    <Fragment key={share}>
      <line x1={box.left} x2={box.width - box.right} y1={y} y2={y} stroke={color("rule")} />
      <text x={box.left - 8} y={y + 4} textAnchor="end">
        {label}
      </text>
    </Fragment>
  ));
