import { source } from "../code/source.ts";
import type { Hand } from "../code/words.ts";
import { type Edit, linesOf, type Tree, textOf, withFiles } from "../tree/tree.ts";

/** Path and the texts of lines in it. */
export type NamedLines = ReadonlyMap<string, ReadonlySet<string>>;

/** Replaces lines by others of the same shape: `count` of them, among the named ones or anywhere in modules. */
export const retouchLines =
  (count: number, among: NamedLines | null): Edit<Hand> =>
  (tree, hand) => {
    const chosen = among ? chooseNamed(tree, among, count, hand) : chooseAnywhere(tree, count, hand);
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

type Place = { readonly path: string; readonly place: number };

const mayChange = (line: string): boolean => /\d\d/.test(line) && !source.opens(line);

function chooseNamed(tree: Tree, among: NamedLines, count: number, { rng }: Hand): Place[] {
  const places = [...among].flatMap(([path, named]) =>
    linesOf(tree.get(path) ?? "").flatMap((line, place) =>
      mayChange(line) && named.has(line) ? [{ path, place }] : [],
    ),
  );
  return rng.shuffle(places).slice(0, count);
}

function chooseAnywhere(tree: Tree, count: number, { rng }: Hand): Place[] {
  const modules = [...tree].filter(([path]) => source.isModule(path));
  if (modules.length === 0) return [];
  return Array.from({ length: count }, () => {
    const [path, text] = rng.pick(modules);
    const places = linesOf(text).flatMap((line, place) => (mayChange(line) ? [place] : []));
    return { path, place: places.length === 0 ? -1 : rng.pick(places) };
  }).filter(({ place }) => place >= 0);
}

/** Another number, and another word in the place of one of the team's: no two such edits are the same. */
function retouch(line: string, { rng, words }: Hand): string {
  const number = line.replace(/\d\d+(?!.*\d\d)/, (was) => String(Number(was) + rng.between(1, 899)));
  const word = rng.shuffle([...words.sides, ...words.things]).find((each) => number.includes(each));
  return word === undefined ? number : number.replace(word, rng.pick(words.sides));
}
