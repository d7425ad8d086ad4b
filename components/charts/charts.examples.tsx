import { FAMILY_POLICY, LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import type { SurvivalCurve, Waterfall } from "@/lib/views/team-shapes.ts";
import { CompositionChart } from "./composition-chart.tsx";
import { SurvivalChart } from "./survival-chart.tsx";
import { WaterfallChart } from "./waterfall-chart.tsx";

const week = (name: string, monday: string, unknown: number, unfinished = false) => ({
  week: name,
  monday,
  unfinished,
  mix: { human: 1, hybrid: 4, agent: 3, unknown },
});
const weeks = [
  week("2026-W42", "2026-10-12", 6),
  { ...week("2026-W43", "2026-10-19", 0), mix: null },
  week("2026-W44", "2026-10-26", 3),
  week("2026-W45", "2026-11-02", 1, true),
];
const month: Waterfall = {
  gross: 2_135,
  net: 1_204,
  noise: 871,
  sustaining: 60,
  classes: LEDGER_CLASSES.map((name) => {
    const atoms =
      { net: 1_204, generated: 600, revert: 140, rework: 131, dependency: 60 }[name as string] ?? 0;
    return { name, family: FAMILY_POLICY.family[name], atoms, openAtoms: 0, byWeek: [] };
  }),
};
const curve: SurvivalCurve = {
  composition: "agent",
  nLines: 1_200,
  nChanges: 41,
  watchedDays: 60,
  points: [
    { day: 5, s: 0.9, low: 0.82, high: 0.95 },
    { day: 20, s: 0.8, low: 0.7, high: 0.88 },
    { day: 30, s: 0.8, low: 0.7, high: 0.88 },
  ],
  rmst30: { value: 26, low: 24, high: 28 },
};

/** Every chart, whole and in its states that are not happy. */
export const chartExamples = [
  { name: "composition with a gap and an unfinished week", node: <CompositionChart weeks={weeks} /> },
  { name: "composition of one week", node: <CompositionChart weeks={weeks.slice(0, 1)} /> },
  { name: "composition of nothing", node: <CompositionChart weeks={[]} /> },
  { name: "waterfall", node: <WaterfallChart waterfall={month} ledger="/gallery" /> },
  {
    name: "waterfall of nothing",
    node: <WaterfallChart waterfall={{ ...month, gross: 0 }} ledger="/gallery" />,
  },
  {
    name: "survival",
    node: <SurvivalChart curves={[curve, { ...curve, composition: "human", watchedDays: 90 }]} />,
  },
  { name: "survival of nothing", node: <SurvivalChart curves={[]} /> },
] as const;
