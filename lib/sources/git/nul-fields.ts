import { NulCutter } from "./nul-cutter.ts";

/** The NUL-ended fields of a stream, each cut to `limitBytes`. What follows the last NUL is not a field and is dropped. */
export async function* nulFields(chunks: AsyncIterable<Buffer>, limitBytes: number): AsyncGenerator<Buffer> {
  const cutter = new NulCutter(limitBytes);
  for await (const chunk of chunks) yield* cutter.push(chunk);
}
