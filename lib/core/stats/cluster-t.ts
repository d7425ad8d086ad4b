import { studentT975 } from "./student-t-975.ts";

/** Below this many clusters a cluster-robust standard error is too unsteady for any interval. */
const MIN_CLUSTERS = 6;

/**
 * How many cluster-robust standard errors a 95 % interval reaches to either side: Student's t with one degree of freedom
 * less than there are clusters, since few clusters make the normal point cover too little (Cameron, Gelbach & Miller 2008).
 * Null below six clusters: no interval is honest there.
 */
export function clusterT(clusters: number): number | null {
  return clusters < MIN_CLUSTERS ? null : studentT975(clusters - 1);
}

/**
 * The same for an infinitesimal jackknife, whose standard error is too small by the factor of the sample variance, C/(C-1).
 */
export function jackknifeT(clusters: number): number | null {
  const reach = clusterT(clusters);
  return reach === null ? null : reach * Math.sqrt(clusters / (clusters - 1));
}
