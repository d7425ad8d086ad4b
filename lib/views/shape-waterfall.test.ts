import fc from "fast-check";
import { expect, test } from "vitest";
import { FAMILY_POLICY, LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import { FACT_NAMES, type FactName } from "@/lib/model/metric-read.ts";
import { shapeWaterfall } from "./shape-waterfall.ts";

const WEEKS = ["2026-W44", "2026-W45", "2026-W46"];
const cell = (week: string, some: Partial<Record<FactName, number>>) => ({
  by: { week },
  facts: {
    ...(Object.fromEntries(FACT_NAMES.map((name) => [name, 0])) as Record<FactName, number>),
    ...some,
  },
});

test("net, noise and sustaining are all there is: they sum to gross, whatever the classes hold", () => {
  const column = fc.array(fc.nat(1_000_000), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(
      fc.array(column, { minLength: LEDGER_CLASSES.length, maxLength: LEDGER_CLASSES.length }),
      (columns) => {
        const cells = WEEKS.map((week, place) =>
          cell(week, Object.fromEntries(LEDGER_CLASSES.map((name, at) => [name, columns[at]?.[place] ?? 0]))),
        );
        const { gross, net, noise, sustaining, classes } = shapeWaterfall(
          cells,
          WEEKS,
          [],
          FAMILY_POLICY.family,
        );
        expect(net + noise + sustaining).toBe(gross);
        expect(classes.reduce((sum, { atoms }) => sum + atoms, 0)).toBe(gross);
        expect(gross).toBe(columns.flat().reduce((sum, atoms) => sum + atoms, 0));
      },
    ),
  );
});

test("what can still move is what has not had its thirty days", () => {
  const cells = [cell("2026-W44", { net: 5 }), cell("2026-W46", { net: 7 })];
  const { classes } = shapeWaterfall(cells, WEEKS, ["2026-W44"], FAMILY_POLICY.family);
  const net = classes.find(({ name }) => name === "net");
  expect(net).toMatchObject({ atoms: 12, openAtoms: 7, byWeek: [5, null, 7] });
});
