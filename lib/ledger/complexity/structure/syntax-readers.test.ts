import { expect, test } from "vitest";
import { loadGrammar } from "@/workers/complexity/load-grammar.ts";
import { createSyntaxReaders } from "./syntax-readers.ts";

test("a grammar is loaded when it is first asked for, and once", async () => {
  const asked: string[] = [];
  const { readerOf } = createSyntaxReaders((name) => {
    asked.push(name);
    return loadGrammar(name);
  });
  expect(asked).toEqual([]);
  const [one, two] = await Promise.all([readerOf("go"), readerOf("go")]);
  expect(one).toBe(two);
  await readerOf("prisma");
  expect(asked).toEqual(["runtime", "go", "prisma"]);
});

test("one that could not be loaded is asked for again", async () => {
  let isThere = false;
  const { readerOf } = createSyntaxReaders((name) =>
    isThere ? loadGrammar(name) : Promise.reject(new Error(`${name} is not there`)),
  );
  await expect(readerOf("go")).rejects.toThrow("runtime is not there");
  isThere = true;
  const reader = await readerOf("go");
  expect(reader.read("package a\n", () => false)).toMatchObject({ hasError: false });
});
