import { describe, expect, test } from "vitest";
import type { ConnectionKind } from "@/lib/model/connection.ts";
import { connectionAddress } from "./connection-address.ts";

describe("an address is taken as people write it", () => {
  test.each<[kind: ConnectionKind, typed: string, baseUrl: string, host: string]>([
    ["github", "github.com", "https://api.github.com", "github.com"],
    ["github", "https://www.github.com/acme", "https://api.github.com", "github.com"],
    ["github", "https://api.github.com/", "https://api.github.com", "github.com"],
    ["github", "acme.ghe.com", "https://api.acme.ghe.com", "acme.ghe.com"],
    ["github", "https://api.acme.ghe.com", "https://api.acme.ghe.com", "acme.ghe.com"],
    [
      "github",
      " https://git.acme.example:8443/api/v3/ ",
      "https://git.acme.example:8443",
      "git.acme.example:8443",
    ],
    ["jira", "acme.atlassian.net", "https://acme.atlassian.net", "acme.atlassian.net"],
    [
      "jira",
      "https://acme.atlassian.net/jira/software/projects/PAY",
      "https://acme.atlassian.net",
      "acme.atlassian.net",
    ],
    [
      "jira",
      "https://tools.acme.example/jira/browse/PAY-1",
      "https://tools.acme.example/jira",
      "tools.acme.example",
    ],
  ])("%s: %s", (kind, typed, baseUrl, host) => {
    expect(connectionAddress(kind, typed, [])).toEqual({ baseUrl, host });
  });
});

describe("what cannot be called is said in a sentence", () => {
  test.each<[typed: string, hosts: string[], said: RegExp]>([
    ["", [], /as people open it/],
    ["not an address", [], /as people open it/],
    ["https://ada:secret@git.acme.example", [], /field of their own/],
    ["http://git.acme.example", [], /https/],
    ["http://git.acme.example", ["git.acme.example"], /https/],
    ["http://127.0.0.1:8080", [], /https/],
    ["ftp://git.acme.example", [], /https/],
    ["https://intranet", [], /whole name/],
  ])("%s", (typed, hosts, said) => {
    expect(connectionAddress("github", typed, hosts)).toMatch(said);
  });

  test("except this machine, where an admin allowed it", () => {
    expect(connectionAddress("github", "http://127.0.0.1:8080", ["127.0.0.1"])).toEqual({
      baseUrl: "http://127.0.0.1:8080",
      host: "127.0.0.1:8080",
    });
  });
});
