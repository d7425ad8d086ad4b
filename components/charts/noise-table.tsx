"use client";

import { formatNumber, formatPercent } from "../numbers/format.ts";
import { DataTable } from "../ui/data-table.tsx";
import { Link } from "../ui/link.tsx";
import { classAddress } from "./class-address.ts";
import { type NoiseClass, prepareNoise } from "./prepare-noise.ts";
import { SparkBars } from "./spark-bars.tsx";

type Props = {
  id: string;
  classes: readonly NoiseClass[];
  gross: number;
  /** The page with the items of every class. */
  ledger: string;
};

/** The noise by class, each over its own weeks, each with the way to its items. */
export const NoiseTable = ({ id, classes, gross, ledger }: Props) => (
  <DataTable
    className="noise"
    id={id}
    caption={<span className="visually-hidden">Noise by class, largest first</span>}
    rows={prepareNoise(classes, gross)}
    keyOf={({ name }) => name}
    columns={[
      {
        head: "Class",
        cell: ({ name, label, means }) => (
          <>
            <Link href={classAddress(ledger, name)}>{label}</Link>
            <span className="sub">{means}</span>
          </>
        ),
      },
      {
        head: "Lines by week",
        label: "By week",
        cell: ({ byWeek, tone }) => <SparkBars byWeek={byWeek} tone={tone} />,
      },
      { head: "Lines", className: "num", cell: ({ atoms }) => formatNumber(atoms) },
      {
        head: "Share of gross",
        label: "Share",
        className: "num",
        cell: ({ share }) => formatPercent(share),
      },
    ]}
  />
);
