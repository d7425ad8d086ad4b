import type { Waterfall } from "@/lib/views/team-shapes.ts";
import { packWaterfall } from "./pack-waterfall.ts";
import type { WaterfallUnit } from "./prepare-waterfall.ts";
import { WaterfallTable } from "./waterfall-table.tsx";

type Props = {
  waterfall: Waterfall;
  /** The page with the items of every class. */
  ledger: string;
  /** The class whose items are shown. */
  chosen?: string | null;
  /** What its numbers are. */
  unit?: WaterfallUnit;
};

/** Gross to net: what travels to the browser are the totals, and both sides draw from them. */
export const WaterfallChart = ({ waterfall, ledger, chosen = null, unit = "lines" }: Props) => (
  <WaterfallTable waterfall={packWaterfall(waterfall)} ledger={ledger} chosen={chosen} unit={unit} />
);
