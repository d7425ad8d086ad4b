import { source } from "../code/source.ts";
import type { Hand } from "../code/words.ts";
import { type Edit, linesOf, textOf, withFiles } from "../tree/tree.ts";

/** Path and the texts of lines in it. */
export type NamedLines = ReadonlyMap<string, ReadonlySet<string>>;

/** Replaces lines by others of the same shape: `count` of them, among the named ones or anywhere in modules. */
export const retouchLines =
  (count: number, among: NamedLines | null): Edit<Hand> =>
  (tree, hand) => {
    const places = [...tree].flatMap(([path, text]) => {
      if (among ? !among.has(path) : !source.isModule(path)) return [];
      return linesOf(text).flatMap((line, place) =>
        /\d\d/.test(line) && !source.opens(line) && (among === null || among.get(path)?.has(line))
          ? [{ path, place }]
          : [],
      );
    });
    const chosen = hand.rng.shuffle(places).slice(0, count);
    const files = new Map<string, string[]>();
    for (const { path, place } of chosen) {
      const lines = files.get(path) ?? linesOf(tree.get(path) ?? "");
      lines[place] = retouch(lines[place] ?? "", hand);
      files.set(path, lines);
    }
    return withFiles(
      tree,
      [...files].map(([path, lines]) => [path, textOf(lines)] as const),
    );
  };

/** Another number, and another word in the place of one of the team's: no two such edits are the same. */
function retouch(line: string, { rng, words }: Hand): string {
  const number = line.replace(/\d\d+(?!.*\d\d)/, (was) => String(Number(was) + rng.between(1, 899)));
  const word = rng.shuffle([...words.sides, ...words.things]).find((each) => number.includes(each));
  return word === undefined ? number : number.replace(word, rng.pick(words.sides));
}
