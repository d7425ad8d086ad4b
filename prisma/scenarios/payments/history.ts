import { generatedClient } from "../code/generated.ts";
import type { Beat } from "../define-scenario.ts";
import { found } from "../steps/found.ts";

export const paymentsHistory: Beat = {
  name: "history",
  shows: "The first commit brings code that was there before; its lines are old and nobody's rework.",
  steps: (desk) => [
    found(desk, {
      branch: "main",
      name: "payments",
      extra: (hand) => ({
        ".github/CODEOWNERS": [
          "*            @acme/payments",
          "/src/ledger  @acme/ledger",
          "/src/refunds @acme/refunds",
        ],
        "api/openapi.yaml": ["openapi: 3.1.0", "info:", "  title: Payments", "  version: 2.0.0"],
        "src/generated/client.ts": generatedClient(hand, 60),
      }),
    }),
  ],
};
