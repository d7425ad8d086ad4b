import { expect, test } from "vitest";
import { remembering } from "./remembering.ts";

/** Asks under each key in turn and answers how often something had to be made. */
async function made(keys: readonly string[], most: number): Promise<string[]> {
  const log: string[] = [];
  const ask = remembering<string>(most);
  for (const key of keys) {
    const value = await ask(key, () => {
      log.push(key);
      return Promise.resolve(`of ${key}`);
    });
    expect(value).toBe(`of ${key}`);
  }
  return log;
}

test("what was asked for before is not made again", async () => {
  expect(await made(["a", "b", "a", "b"], 2)).toEqual(["a", "b"]);
});

test("what was not asked for longest goes first", async () => {
  expect(await made(["a", "b", "a", "c", "a", "b"], 2)).toEqual(["a", "b", "c", "b"]);
});

test("what failed is made again", async () => {
  const ask = remembering<number>(2);
  await expect(ask("a", () => Promise.reject(new Error("not now")))).rejects.toThrow("not now");
  expect(await ask("a", () => Promise.resolve(1))).toBe(1);
});
