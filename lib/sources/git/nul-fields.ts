/**
 * Cuts a stream at its NUL bytes. Of a longer field only the first `limitBytes` are kept, so no message, however long,
 * makes memory grow. What follows the last NUL is not a field and is dropped.
 */
export async function* nulFields(chunks: AsyncIterable<Buffer>, limitBytes: number): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  const hold = (part: Buffer): void => {
    const kept = part.subarray(0, Math.max(0, limitBytes - size));
    if (kept.length > 0) held.push(kept);
    size += kept.length;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      hold(chunk.subarray(start, end));
      const [only] = held;
      yield held.length === 1 && only !== undefined ? only : Buffer.concat(held);
      held = [];
      size = 0;
      start = end + 1;
    }
    hold(chunk.subarray(start));
  }
}
