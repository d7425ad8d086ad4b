import { describe, expect, test } from "vitest";
import { bothEnds, endsOf } from "./both-ends.ts";
import type { ConnectionPart } from "./connection.ts";

const place = { after: null, isComplete: false, left: null, tail: null };
const items = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => ({
    id: `I_${from + at}`,
    updatedAt: new Date(Date.UTC(2026, 5, 1) - (from + at) * 60_000).toISOString(),
  }));
const part = (from: number, to: number, total: number): ConnectionPart => ({
  totalCount: total,
  pageInfo: { hasNextPage: to < total, endCursor: `c${to}`, startCursor: `c${from}` },
  nodes: to < from ? [] : items(from, to),
});
const read = (cursor: Parameters<typeof bothEnds>[0], head: ConnectionPart, tail: ConnectionPart | null) =>
  bothEnds(
    cursor,
    (head.nodes ?? []).filter((node) => node !== null),
    { list: { head, tail }, orderedBy: "updatedAt" },
  );

describe("how many are asked for from the end", () => {
  test.each([
    ["nothing is known", place, null, 0],
    ["one page holds everything", place, 100, 0],
    ["a little is left", place, 133, 33],
    ["much is left", place, 478, 100],
    ["a pass goes on", { ...place, after: "c100", left: 278 }, 478, 100],
    ["a pass ends", { ...place, after: "c300", left: 78 }, 478, 0],
    ["the list was read before", { ...place, isComplete: true }, 478, 0],
  ])("%s", (_, cursor, known, wanted) => {
    expect(endsOf(cursor, 100, known)).toBe(wanted);
  });
});

describe("both ends", () => {
  test("that hold the whole list are met", () => {
    const told = read(place, part(1, 100, 133), part(101, 133, 133));
    expect([told.items.length, told.isMet, told.left]).toEqual([133, true, 0]);
  });
  test("with something between them go on where each of them stopped", () => {
    const told = read(place, part(1, 100, 478), part(379, 478, 478));
    expect(told).toMatchObject({ isMet: false, left: 278, tail: { before: "c379", first: "I_379" } });
    const last = read({ ...place, after: "c100", ...told }, part(101, 200, 478), part(279, 378, 478));
    expect(last).toMatchObject({ isMet: false, left: 78, tail: { before: "c279", first: "I_279" } });
    expect(last.tail?.oldest).toBe(told.tail?.oldest);
    const end = read({ ...place, after: "c200", ...last }, part(201, 300, 478), null);
    expect([end.isMet, end.items.length]).toEqual([true, 100]);
  });
  test("that overlap give every item once", () => {
    const told = read(place, part(1, 100, 133), part(90, 133, 133));
    expect([told.items.length, told.isMet]).toEqual([133, true]);
  });
  test("whose meeting place moved to the front are not met before everything between was read", () => {
    const cursor = {
      ...place,
      after: "c200",
      left: 78,
      tail: { before: "c279", first: "I_gone", oldest: null },
    };
    const early = read(cursor, part(201, 250, 478), null);
    expect([early.isMet, early.left]).toEqual([false, 28]);
    expect(read({ ...cursor, left: 28 }, part(251, 300, 478), null).isMet).toBe(true);
  });
  test("of which the host gave one only are a list like any other", () => {
    const told = read({ ...place, after: "c1", left: 50 }, part(2, 51, 300), null);
    expect(told).toMatchObject({ isMet: false, tail: null });
  });
});
