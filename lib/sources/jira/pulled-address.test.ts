import { expect, test } from "vitest";
import { pulledAddress } from "./pulled-address.ts";

test.each<[address: string, host: string, fullName: string, number: number]>([
  ["https://github.com/acme/shop/pull/12", "github.com", "acme/shop", 12],
  ["https://www.github.com/acme/shop/pull/12/files#diff-1", "github.com", "acme/shop", 12],
  ["https://GitHub.com/Acme/shop.js/pull/7?w=1", "github.com", "Acme/shop.js", 7],
  ["http://127.0.0.1:8123/a-b/c_d/pull/999/commits/abc", "127.0.0.1:8123", "a-b/c_d", 999],
])("%s", (address, host, fullName, number) => {
  expect(pulledAddress(address)).toEqual({ host, fullName, number });
});

test.each([
  "",
  "acme/shop#12",
  "https://github.com/acme/shop/issues/12",
  "https://github.com/acme/shop/pulls",
  "https://github.com/acme/shop/pull/0",
  "https://github.com/acme/shop/pull/12345678901",
  "https://github.com/acme/shop/pull/12x",
  "https://github.com/pull/12",
  "https://wiki.acme.example/https://github.com/acme/shop/pull/12",
  "javascript:alert(1)//github.com/acme/shop/pull/12",
  "ftp://github.com/acme/shop/pull/12",
  "https://",
])("%j leads to none", (address) => {
  expect(pulledAddress(address)).toBeNull();
});
