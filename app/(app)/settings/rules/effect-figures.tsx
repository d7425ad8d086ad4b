import { formatNumber, formatPercent } from "@/components/numbers/format.ts";
import { CLASS_LABEL, COMPOSITION_LABEL } from "@/components/numbers/labels.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
import type { BackTestFigures, BeforeAfter } from "@/lib/views/shape-back-test.ts";

type Row = BeforeAfter & { readonly label: string; readonly unit: "share" | "count"; readonly sub?: string };

/** The figures that move, as the pages show them now and as they would; the shares always. */
export function EffectFigures({ figures }: { figures: BackTestFigures }) {
  const { gross, changes, family, lines, made } = figures;
  const share = (label: string, of: BeforeAfter, over: BeforeAfter): Row => ({
    label,
    unit: "share",
    before: over.before === 0 ? 0 : of.before / over.before,
    after: over.after === 0 ? 0 : of.after / over.after,
  });
  const moved = ({ before, after }: BeforeAfter) => before !== after;
  const rows: Row[] = [
    share("Net share", family.net, gross),
    share("Noise share", family.noise, gross),
    share("Sustaining share", family.sustaining, gross),
    { label: "Lines that count", unit: "count", ...gross },
    { label: "Changes that count", unit: "count", ...changes },
    ...lines
      .filter(moved)
      .map((each) => ({ label: CLASS_LABEL[each.name], sub: "lines", unit: "count" as const, ...each })),
    ...made.filter(moved).map((each) => ({
      label: COMPOSITION_LABEL[each.name],
      sub: "changes",
      unit: "count" as const,
      ...each,
    })),
  ];
  return (
    <DataTable
      className="effect-figures"
      rows={rows}
      keyOf={({ label, sub }) => `${label} ${sub}`}
      columns={[
        {
          head: "Figure",
          cell: ({ label, sub }) => (
            <>
              {label}
              {sub && <span className="sub">{sub}</span>}
            </>
          ),
        },
        { head: "Now", className: "num", cell: ({ before, unit }) => write(before, unit) },
        { head: "With these rules", className: "num", cell: ({ after, unit }) => write(after, unit) },
        { head: "Difference", className: "num", cell: (row) => difference(row) },
      ]}
    />
  );
}

const write = (value: number, unit: Row["unit"]): string =>
  unit === "share" ? formatPercent(value) : formatNumber(value);

function difference({ before, after, unit }: Row): string {
  if (before === after) return "none";
  const sign = after > before ? "+" : "−";
  const size = Math.abs(after - before);
  return unit === "share" ? `${sign}${(size * 100).toFixed(1)} points` : `${sign}${formatNumber(size)}`;
}
