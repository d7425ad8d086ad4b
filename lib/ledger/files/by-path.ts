/** How many paths are remembered at least; at most it is twice as many. */
const REMEMBERED = 1 << 13;

/** Remembers what `judge` says of the paths seen last: a history names the same ones again and again. */
export function byPath<Verdict>(judge: (path: string) => Verdict): (path: string) => Verdict {
  let recent = new Map<string, Verdict>();
  let earlier = new Map<string, Verdict>();
  return (path) => {
    const known = recent.get(path);
    if (known !== undefined) return known;
    const before = earlier.get(path);
    const verdict = before === undefined ? judge(path) : before;
    if (recent.size >= REMEMBERED) {
      earlier = recent;
      recent = new Map();
    }
    recent.set(path, verdict);
    return verdict;
  };
}
