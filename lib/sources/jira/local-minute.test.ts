import { expect, test } from "vitest";
import { knownZone, localMinute } from "./local-minute.ts";

test.each<[zone: string, at: string, bound: "lower" | "upper", text: string]>([
  ["UTC", "2026-11-10T09:30:59Z", "lower", "2026/11/10 09:30"],
  ["UTC", "2026-11-10T09:30:01Z", "upper", "2026/11/10 09:31"],
  ["America/New_York", "2026-11-10T02:30:00Z", "lower", "2026/11/09 21:30"],
  ["Asia/Kathmandu", "2026-11-10T09:30:00Z", "lower", "2026/11/10 15:15"],
  // The night when clocks go back: 02:30 comes twice, so the span begins an hour early or ends an hour late.
  ["Europe/Berlin", "2026-10-25T01:30:00Z", "lower", "2026/10/25 02:30"],
  ["Europe/Berlin", "2026-10-25T00:30:00Z", "lower", "2026/10/25 01:30"],
  ["Europe/Berlin", "2026-10-25T01:30:00Z", "upper", "2026/10/25 03:30"],
])("in %s, %s as a %s bound is %s", (zone, at, bound, text) => {
  expect(localMinute(new Date(at), zone, bound)).toBe(text);
});

test("a time zone that this machine does not know reads as UTC", () => {
  expect(["Mars/Olympus", null, "", "Europe/Berlin"].map(knownZone)).toEqual([
    "UTC",
    "UTC",
    "UTC",
    "Europe/Berlin",
  ]);
});
