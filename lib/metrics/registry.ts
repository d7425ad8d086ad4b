import { agentShare } from "./agent-share.ts";
import { aiPointsShare } from "./ai-points-share.ts";
import { aiShare } from "./ai-share.ts";
import { amplification } from "./amplification.ts";
import { changeCount } from "./change-count.ts";
import { correctiveInheritedShare } from "./corrective-inherited-share.ts";
import { correctiveOwnShare } from "./corrective-own-share.ts";
import { correctiveUnknownShare } from "./corrective-unknown-share.ts";
import { cosmeticShare } from "./cosmetic-share.ts";
import { dependencyShare } from "./dependency-share.ts";
import { duplicateShare } from "./duplicate-share.ts";
import { generatedShare } from "./generated-share.ts";
import { grossAtoms } from "./gross-atoms.ts";
import { grossPoints } from "./gross-points.ts";
import { humanShare } from "./human-share.ts";
import { hybridShare } from "./hybrid-share.ts";
import { knownShare } from "./known-share.ts";
import { maintenanceShare } from "./maintenance-share.ts";
import type { Metric } from "./metric.ts";
import { netPoints } from "./net-points.ts";
import { netPointsShare } from "./net-points-share.ts";
import { netShare } from "./net-share.ts";
import { noiseShare } from "./noise-share.ts";
import { nonSurvivingShare } from "./non-surviving-share.ts";
import { promotionShare } from "./promotion-share.ts";
import { revertRate } from "./revert-rate.ts";
import { revertShare } from "./revert-share.ts";
import { revertedShare } from "./reverted-share.ts";
import { reworkRate } from "./rework-rate.ts";
import { reworkShare } from "./rework-share.ts";
import { rmst30 } from "./rmst-30.ts";
import { specifiedShare } from "./specified-share.ts";
import { surfaceAxes } from "./surface-axes.ts";
import { survival30 } from "./survival-30.ts";
import { sustainingShare } from "./sustaining-share.ts";
import { unknownShare } from "./unknown-share.ts";
import { upstreamParticipation } from "./upstream-participation.ts";
import { weighedShare } from "./weighed-share.ts";

/** Every metric of the product, in the order in which the definitions are printed. */
export const metrics: readonly Metric[] = [
  netPoints,
  netPointsShare,
  grossPoints,
  weighedShare,
  aiPointsShare,
  netShare,
  noiseShare,
  sustainingShare,
  amplification,
  grossAtoms,
  changeCount,
  revertedShare,
  revertShare,
  promotionShare,
  duplicateShare,
  generatedShare,
  dependencyShare,
  cosmeticShare,
  nonSurvivingShare,
  reworkShare,
  correctiveOwnShare,
  correctiveUnknownShare,
  correctiveInheritedShare,
  maintenanceShare,
  reworkRate,
  revertRate,
  aiShare,
  humanShare,
  hybridShare,
  agentShare,
  unknownShare,
  knownShare,
  survival30,
  rmst30,
  upstreamParticipation,
  specifiedShare,
  ...surfaceAxes,
];

const BY_ID: ReadonlyMap<string, Metric> = new Map(metrics.map((metric) => [metric.id, metric]));

/** The metric of an id, as a link carries it; null where there is none. */
export const metricById = (id: string): Metric | null => BY_ID.get(id) ?? null;
