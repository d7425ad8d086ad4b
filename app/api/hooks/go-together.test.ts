import { expect, test } from "vitest";
import { goTogether } from "./go-together.ts";

/** Work that goes on until it is let go. */
function held() {
  const done: (readonly string[])[] = [];
  const free: (() => void)[] = [];
  const work = async (items: readonly string[]) => {
    await new Promise<void>((resolve) => free.push(resolve));
    if (items.includes("poison")) throw new Error("poison");
    done.push(items);
    return items.map((item) => item.toUpperCase());
  };
  const letGo = async () => {
    free.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { done, work, letGo };
}

test("what comes while something is done waits and goes together, up to so many; other keys do not wait", async () => {
  const { done, work, letGo } = held();
  const go = goTogether(2, work);
  const answers = Promise.all(["a", "b", "c", "d"].map((item) => go("one", item)));
  const other = go("two", "e");
  for (let n = 0; n < 4; n += 1) await letGo();
  expect(done).toEqual([["a"], ["e"], ["b", "c"], ["d"]]);
  expect(await answers).toEqual(["A", "B", "C", "D"]);
  expect(await other).toBe("E");
});

test("one that fails fails alone", async () => {
  const { done, work, letGo } = held();
  const go = goTogether(10, work);
  const answers = Promise.allSettled(["a", "b", "poison", "c"].map((item) => go("one", item)));
  for (let n = 0; n < 5; n += 1) await letGo();
  expect((await answers).map(({ status }) => status)).toEqual([
    "fulfilled",
    "fulfilled",
    "rejected",
    "fulfilled",
  ]);
  expect(done).toEqual([["a"], ["b"], ["c"]]);
  const later = go("one", "d");
  await letGo();
  expect(await later).toBe("D");
});
