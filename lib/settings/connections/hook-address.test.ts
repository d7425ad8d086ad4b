import { expect, test } from "vitest";
import { hookAddress, hookFault } from "./hook-address.ts";

test("the address lies below the one that people open, whatever it ends with", () => {
  const connection = { kind: "jira", hookKey: "k3y", host: "acme.atlassian.net" };
  for (const home of ["https://assay.acme.org/", "https://assay.acme.org"])
    expect(hookAddress(home, connection)).toBe("https://assay.acme.org/api/hooks/jira/k3y");
  expect(hookAddress("https://a.org/below/", connection)).toBe("https://a.org/below/api/hooks/jira/k3y");
  expect(hookAddress("https://a.org", { ...connection, hookKey: null })).toBeNull();
});

test.each<[address: string, host: string, fault: RegExp | null]>([
  ["https://assay.acme.org/x", "acme.atlassian.net", null],
  ["https://8.8.8.8/x", "acme.atlassian.net", null],
  ["http://assay.acme.org/x", "acme.atlassian.net", /https alone/],
  ["http://localhost:7300/x", "acme.atlassian.net", /own/],
  ["https://assay/x", "api.atlassian.com", /own/],
  ["https://assay.corp.internal/x", "github.com", /own/],
  ["https://10.0.0.7/x", "acme.ghe.com", /own/],
  ["https://[fd00::1]/x", "acme.atlassian.net", /own/],
  ["http://localhost:7300/x", "jira.corp.example", null],
  ["http://10.0.0.7/x", "notatlassian.net", null],
])("%s, from %s", (address, host, fault) => {
  if (fault === null) expect(hookFault(address, host)).toBeNull();
  else expect(hookFault(address, host)).toMatch(fault);
});
