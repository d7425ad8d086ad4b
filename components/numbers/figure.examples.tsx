import type { Figure } from "@/lib/model/figure.ts";
import { CompositionKey } from "./composition-key.tsx";
import { CompositionStrip } from "./composition-strip.tsx";
import { FigureBlock } from "./figure.tsx";

const settled: Figure = {
  metric: "net-share",
  value: 0.64,
  missing: null,
  unit: "share",
  n: 12_480,
  nClusters: 412,
  ciLow: null,
  ciHigh: null,
  coverage: 1,
  status: "settled",
  asOf: "2026-11-15T00:00:00Z",
  methodVersion: "ms-1",
  paramsHash: "",
  evidenceRef: "/gallery",
  caveats: [],
};

/** A figure and a strip in every state that a page can meet. */
export const figureExamples = [
  { name: "settled", node: <FigureBlock figure={settled} label="Net share" size="hero" /> },
  {
    name: "with a range",
    node: <FigureBlock figure={{ ...settled, ciLow: 0.6, ciHigh: 0.71 }} label="Net share" />,
  },
  {
    name: "provisional",
    node: (
      <FigureBlock
        figure={{
          ...settled,
          status: "provisional",
          caveats: ["33 of 35 changes are younger than 30 days and may still move this number."],
        }}
        label="Net share since then"
      />
    ),
  },
  {
    name: "nothing settled",
    node: (
      <FigureBlock
        figure={{ ...settled, value: null, status: "insufficient", missing: "not_settled" }}
        label="Net share"
      />
    ),
  },
  {
    name: "too few people",
    node: (
      <FigureBlock
        figure={{ ...settled, value: null, status: "insufficient", missing: "suppressed_privacy" }}
        label="Net share"
      />
    ),
  },
  { name: "zero is a number", node: <FigureBlock figure={{ ...settled, value: 0 }} label="Rework rate" /> },
  {
    name: "a whole mix",
    node: <CompositionStrip tall mix={{ human: 120, hybrid: 240, agent: 90, unknown: 150 }} />,
  },
  {
    name: "all unknown",
    node: <CompositionStrip tall mix={{ human: 0, hybrid: 0, agent: 0, unknown: 9 }} />,
  },
  {
    name: "one of two thousand",
    node: <CompositionStrip tall mix={{ human: 0, hybrid: 1, agent: 0, unknown: 1_999 }} />,
  },
  { name: "nothing", node: <CompositionStrip mix={{ human: 0, hybrid: 0, agent: 0, unknown: 0 }} /> },
  { name: "key", node: <CompositionKey mix={{ human: 120, hybrid: 240, agent: 90, unknown: 150 }} /> },
] as const;
