/**
 * The rising sequence nearest to `y` in squared error (pool adjacent violators; Ayer et al. 1955). Each value keeps its place; values that
 * stand in each other's way share their mean.
 */
export function isotonic(y: readonly number[]): number[] {
  const blocks: { sum: number; size: number }[] = [];
  for (const value of y) {
    let block = { sum: value, size: 1 };
    for (let last = blocks.at(-1); last; last = blocks.at(-1)) {
      if (last.sum / last.size <= block.sum / block.size) break;
      blocks.pop();
      block = { sum: last.sum + block.sum, size: last.size + block.size };
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ sum, size }) => Array.from({ length: size }, () => sum / size));
}
