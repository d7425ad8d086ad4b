import { expect, test } from "vitest";
import { letHeapGrow } from "./let-heap-grow.ts";

test("answers what the work answers, and fails as it fails", async () => {
  expect(await letHeapGrow(() => Promise.all([letHeapGrow(async () => 1), Promise.resolve(2)]))).toEqual([
    1, 2,
  ]);
  await expect(letHeapGrow(() => Promise.reject(new RangeError("no")))).rejects.toThrow(RangeError);
});
