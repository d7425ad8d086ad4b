import { expect, test } from "vitest";
import { samePlace } from "./same-place.ts";

test.each([
  ["https://github.com/Acme/Pay.git", "github.com/acme/pay"],
  ["https://github.com/acme/pay/", "github.com/acme/pay"],
  ["git@github.com:acme/pay.git", "github.com/acme/pay"],
  ["ssh://git@github.com:22/acme/pay", "github.com/acme/pay"],
  ["https://github.com:443/acme/pay", "github.com/acme/pay"],
  ["http://127.0.0.1:8080/acme/pay.git", "127.0.0.1:8080/acme/pay"],
  ["/srv/git/pay.git", null],
  ["file:///srv/git/pay.git", null],
  ["https://github.com/", null],
  ["nonsense", null],
])("%s is at %s", (location, place) => {
  expect(samePlace(location)).toBe(place);
});
