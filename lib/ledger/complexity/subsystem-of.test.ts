import { expect, test } from "vitest";
import { servicesOf } from "./services-of.ts";
import { subsystemOf } from "./subsystem-of.ts";

const MAP = {
  services: [
    { name: "pay", folder: "services/pay" },
    { name: "all", folder: "services" },
  ],
  components: [{ name: "ledger", folder: "services/pay/core/ledger" }],
};

test.each([
  ["services/pay/api/a.ts", "pay", "api"],
  ["services/pay/core/ledger/x/a.ts", "pay", "ledger"],
  ["services/pay/core/other.ts", "pay", "core"],
  ["services/pay/main.ts", "pay", "."],
  ["services/payment/api/a.ts", "all", "payment"],
  ["docs/a.md", ".", "docs"],
  ["README.md", ".", "."],
  ["", ".", "."],
])("%s belongs to service %s, subsystem %s", (path, service, subsystem) => {
  expect(subsystemOf(MAP, path)).toEqual({ service, subsystem });
});

test("top folders with a manifest of their own are services", () => {
  const paths = [
    "web/package.json",
    "api/go.mod",
    "api/cmd/go.mod",
    "package.json",
    "tools/Dockerfile",
    "docs/a.md",
  ];
  expect(servicesOf(paths)).toEqual([
    { name: "api", folder: "api" },
    { name: "web", folder: "web" },
  ]);
});
