import { matchLines } from "./match-lines.ts";

type MergedLines = { readonly lines: readonly string[]; readonly conflict: boolean };

/** Three-way merge (Khanna, Kunal & Pierce 2007); where both sides differ from the base, theirs stands and `conflict` is set. */
export function mergeLines(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
): MergedLines {
  const [inOurs, inTheirs] = [matchLines(base, ours), matchLines(base, theirs)];
  const lines: string[] = [];
  let conflict = false;
  let [fromBase, fromOurs, fromTheirs] = [0, 0, 0];

  const close = (endBase: number, endOurs: number, endTheirs: number): void => {
    const was = base.slice(fromBase, endBase);
    const our = ours.slice(fromOurs, endOurs);
    const their = theirs.slice(fromTheirs, endTheirs);
    if (same(their, was)) lines.push(...our);
    else {
      if (!same(our, was) && !same(our, their)) conflict = true;
      lines.push(...their);
    }
  };

  for (let place = 0; place < base.length; place += 1) {
    const [our, their] = [inOurs[place] ?? -1, inTheirs[place] ?? -1];
    if (our < fromOurs || their < fromTheirs) continue;
    close(place, our, their);
    lines.push(base[place] ?? "");
    [fromBase, fromOurs, fromTheirs] = [place + 1, our + 1, their + 1];
  }
  close(base.length, ours.length, theirs.length);
  return { lines, conflict };
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((line, place) => line === b[place]);
