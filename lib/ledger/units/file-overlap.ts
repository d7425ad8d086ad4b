/** Files of both over files of either, 0 to 1 (Jaccard 1901); 0 where both are empty. Neither list holds a file twice. */
export function fileOverlap(a: readonly string[], b: readonly string[]): number {
  const [small, large] = a.length < b.length ? [a, new Set(b)] : [b, new Set(a)];
  const both = small.reduce((count, file) => (large.has(file) ? count + 1 : count), 0);
  const either = small.length + large.size - both;
  return either === 0 ? 0 : both / either;
}
