import { hashParams } from "@/lib/core/hash.ts";
import { REWORK_SECONDS } from "@/lib/ledger/classify/rework.ts";
import { LINGUIST_VERSION } from "@/lib/ledger/files/linguist-version.ts";
import { RESTATE_SECONDS } from "@/lib/ledger/fold/fold-state.ts";
import { SURVIVAL_SECONDS } from "@/lib/ledger/fold/lost-lines.ts";
import { FOLLOW_DAYS } from "@/lib/model/follow-days.ts";
import { FAMILY_POLICY } from "@/lib/model/ledger-class.ts";
import { METHOD_VERSION } from "@/lib/model/method-version.ts";

/** Raised when the rules themselves change: histories are then read anew. */
const RULES = 6;

/** The rules by which histories are read. What was read under other rules is read again. */
export const analysisParams = {
  method: METHOD_VERSION,
  hash: hashParams({
    rules: RULES,
    method: METHOD_VERSION,
    linguist: LINGUIST_VERSION,
    policy: FAMILY_POLICY.version,
    restateSeconds: RESTATE_SECONDS,
    survivalSeconds: SURVIVAL_SECONDS,
    reworkSeconds: REWORK_SECONDS,
    followDays: FOLLOW_DAYS,
  }),
};
