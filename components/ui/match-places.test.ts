import { expect, test } from "vitest";
import { matchPlaces } from "./match-places.ts";

const places = [
  { label: "Definitions", kind: "page", href: "/definitions" },
  { label: "Old payments", kind: "team", href: "/teams/2" },
  { label: "Payments", kind: "team", href: "/teams/1" },
];

test("what begins with the typed word comes first", () => {
  expect(matchPlaces(places, "pay").map(({ href }) => href)).toEqual(["/teams/1", "/teams/2"]);
});

test("every word must fit, in any order, the kind counts too", () => {
  expect(matchPlaces(places, "team old").map(({ label }) => label)).toEqual(["Old payments"]);
  expect(matchPlaces(places, "zebra")).toEqual([]);
});

test("nothing typed offers everything, a dozen at most", () => {
  const many = Array.from({ length: 40 }, (_, n) => ({ label: `Team ${n}`, kind: "team", href: `/${n}` }));
  expect(matchPlaces(many, "")).toHaveLength(12);
});
