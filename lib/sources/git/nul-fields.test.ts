import fc from "fast-check";
import { expect, test } from "vitest";
import { nulFields } from "./nul-fields.ts";

async function cut(chunks: readonly Buffer[], limit: number): Promise<string[]> {
  const found: string[] = [];
  for await (const field of nulFields(given(chunks), limit)) found.push(field.toString("latin1"));
  return found;
}

async function* given(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* chunks;
}

test("gives the same fields wherever the stream is cut, each at most as long as the limit", async () => {
  const field = fc.stringMatching(/^[a-z\n]{0,12}$/);
  const cuts = fc.array(fc.nat(200), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(field, { maxLength: 12 }),
      cuts,
      fc.integer({ min: 1, max: 20 }),
      async (fields, places, limit) => {
        const stream = Buffer.from(fields.map((text) => `${text}\0`).join(""));
        const edges = [
          0,
          ...places.filter((at) => at < stream.length).toSorted((a, b) => a - b),
          stream.length,
        ];
        const chunks = edges.slice(1).map((end, index) => stream.subarray(edges[index], end));
        expect(await cut(chunks, limit)).toEqual(fields.map((text) => text.slice(0, limit)));
      },
    ),
  );
});

test("drops what follows the last NUL", async () => {
  expect(await cut([Buffer.from("one\0tw"), Buffer.from("o")], 9)).toEqual(["one"]);
});
