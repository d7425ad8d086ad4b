import { DEFAULT_CALIBRATION } from "@/lib/model/calibration.ts";
import type { Driver } from "@/lib/model/complexity.ts";
import { UNKNOWN_DRIVERS } from "@/lib/model/unit-score.ts";
import type { UnitWeight } from "@/lib/views/unit-weight.ts";
import { DRIVER_LABEL, DRIVER_MEANS, GAP_SAYS } from "./driver-words.ts";
import { formatNumber, formatTenth, plural } from "./format.ts";

type Weighed = NonNullable<UnitWeight["weighed"]>;

export type WeightRow = {
  readonly driver: Driver;
  readonly label: string;
  readonly means: string;
  /** Null where it is not known. */
  readonly counted: string | null;
  readonly points: string | null;
  readonly evidence: readonly string[];
};

export type PreparedWeight = {
  readonly says: string;
  readonly rows: readonly WeightRow[];
  readonly unseen: readonly string[];
};

/** How hard a piece of work was, in words, driver by driver, and what was not seen. */
export function prepareWeight({ milliPoints, band, cuts, parts, gaps, isVeiled }: Weighed): PreparedWeight {
  const unknown = new Set(gaps.flatMap((gap) => UNKNOWN_DRIVERS[gap] ?? []));
  const rows = parts.map(({ driver, x, points, evidence }): WeightRow => {
    const isKnown = !unknown.has(driver);
    return {
      driver,
      label: DRIVER_LABEL[driver],
      means: DRIVER_MEANS[driver],
      counted: isKnown ? formatNumber(x) : null,
      points: isKnown ? `${formatTenth(points)} of ${DEFAULT_CALIBRATION.weights[driver]}` : null,
      evidence,
    };
  });
  const atLeast = unknown.size > 0 ? `, with ${plural(unknown.size, "part")} of nine not known` : "";
  return {
    says: `${formatTenth(milliPoints / 1_000)} complexity points: band ${band}, ${bandSays(band, cuts)}${atLeast}.`,
    rows,
    unseen: [
      ...gaps.map((gap) => GAP_SAYS[gap]),
      ...(isVeiled
        ? ["What was seen is not listed: changes of teams that you do not see belong to it."]
        : []),
    ],
  };
}

function bandSays(band: Weighed["band"], [m, l, xl]: Weighed["cuts"]): string {
  const [small, large, largest] = [m, l, xl].map(formatTenth);
  return {
    S: `below ${small}`,
    M: `${small} to ${large}`,
    L: `${large} to ${largest}`,
    XL: `${largest} and more`,
  }[band];
}

/** Why there is no number yet. */
export function prepareWaiting({ changes, waiting }: UnitWeight): string {
  if (waiting === 0) return "How hard it was is not known yet: it is weighed next, by itself.";
  const of =
    changes === 1 ? "its change waits" : `${formatNumber(waiting)} of its ${plural(changes, "change")} wait`;
  return `How hard it was is not known yet: ${of} to be weighed. That goes on by itself, the newest first.`;
}
