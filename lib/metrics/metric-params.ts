import type { Json } from "@/lib/core/hash.ts";
import { METHOD_VERSION } from "@/lib/model/method-version.ts";
import { metrics } from "./registry.ts";

/** Everything of the metrics that decides a value, for the parameters hash. */
export const metricParams = (): Json => ({
  method: METHOD_VERSION,
  metrics: Object.fromEntries(
    metrics.map(({ id, history, params }) => [id, { version: history[0]?.version ?? 0, params }]),
  ),
});
