import fc from "fast-check";
import { expect, test } from "vitest";
import { LEDGER_CLASSES, type LedgerClass } from "@/lib/model/ledger-class.ts";
import type { ReadRow } from "@/lib/model/metric-read.ts";
import { shapeWaterfall } from "./shape-waterfall.ts";

const WEEKS = ["2026-W44", "2026-W45", "2026-W46"];
const row = (week: string, of: number): ReadRow => ({
  by: { week },
  of,
  over: null,
  changes: 1,
  settledChanges: 0,
});

test("net, noise and sustaining are all there is: they sum to gross, whatever the classes hold", () => {
  const column = fc.array(fc.nat(1_000_000), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(
      fc.array(column, { minLength: LEDGER_CLASSES.length, maxLength: LEDGER_CLASSES.length }),
      (columns) => {
        const rowsOf = new Map<LedgerClass, ReadRow[]>(
          LEDGER_CLASSES.map((name, at) => [
            name,
            WEEKS.map((week, place) => row(week, columns[at]?.[place] ?? 0)),
          ]),
        );
        const { gross, net, noise, sustaining, classes } = shapeWaterfall(rowsOf, WEEKS, []);
        expect(net + noise + sustaining).toBe(gross);
        expect(classes.reduce((sum, { atoms }) => sum + atoms, 0)).toBe(gross);
        expect(gross).toBe(columns.flat().reduce((sum, atoms) => sum + atoms, 0));
      },
    ),
  );
});

test("what can still move is what has not had its thirty days", () => {
  const { classes } = shapeWaterfall(new Map([["net", [row("2026-W44", 5), row("2026-W46", 7)]]]), WEEKS, [
    "2026-W44",
  ]);
  const net = classes.find(({ name }) => name === "net");
  expect(net).toMatchObject({ atoms: 12, openAtoms: 7, byWeek: [5, null, 7] });
});
