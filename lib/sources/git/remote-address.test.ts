import { describe, expect, test } from "vitest";
import { isPrivateAddress } from "@/lib/core/private-address.ts";
import { pinHost } from "./pin-host.ts";
import { parseRemoteAddress } from "./remote-address.ts";

describe("parseRemoteAddress", () => {
  test("reads https and ssh, also in the short form", () => {
    expect(parseRemoteAddress("https://host.example/o/r.git")).toEqual({
      scheme: "https",
      url: "https://host.example/o/r.git",
      host: "host.example",
      port: 443,
    });
    expect(parseRemoteAddress("git@host.example:o/r.git")).toMatchObject({
      scheme: "ssh",
      url: "ssh://git@host.example/o/r.git",
      port: 22,
    });
  });

  test.each([
    "http://h.example/x",
    "ext::sh -c id",
    "file:///etc",
    "git://h.example/x",
    "-oProxyCommand=id",
    "/a/path",
    "ssh://-oProxyCommand=id/x",
    "ssh://a b@h/x",
    "https://h.example:99999/x",
  ])("refuses %s", (address) => {
    expect(() => parseRemoteAddress(address)).toThrow(expect.objectContaining({ code: "invalid" }));
  });

  test.each(["https://token@h.example/x", "https://u:p@h.example/x", "ssh://git:secret@h.example/x"])(
    "refuses credentials in %s and does not repeat them",
    (address) => {
      expect(() => parseRemoteAddress(address)).toThrow(/^The address holds a password or token$/);
    },
  );
});

describe("isPrivateAddress", () => {
  test.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.31.0.1",
    "192.168.0.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "::1",
    "::",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1",
    "2002:a00:1::",
    "fd00::1",
    "fe80::1",
    "ff02::1",
  ])("%s is private", (address) => expect(isPrivateAddress(address)).toBe(true));

  test.each(["140.82.121.3", "8.8.8.8", "172.32.0.1", "2606:4700::1"])("%s is public", (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  );
});

describe("pinHost", () => {
  const remote = parseRemoteAddress("https://git.example/o/r");

  test("answers the address that was checked", async () => {
    expect(await pinHost(remote, async () => ["140.82.121.3"], [])).toBe("140.82.121.3");
  });

  test("refuses a host of which any address is private, unless it is allowed by name", async () => {
    const lookup = async () => ["140.82.121.3", "10.0.0.1"];
    await expect(pinHost(remote, lookup, ["other.example"])).rejects.toMatchObject({ code: "forbidden" });
    expect(await pinHost(remote, lookup, ["git.example"])).toBe("140.82.121.3");
  });
});
