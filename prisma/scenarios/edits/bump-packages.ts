import type { Hand } from "../code/words.ts";
import { type Edit, withFiles } from "../tree/tree.ts";

export type Bump = { readonly name: string; readonly from: string; readonly to: string };

/** Reads the dependencies of a package.json text. */
const pinsOf = (text: string): [string, string][] =>
  [...text.matchAll(/^ {4}"([\w-]+)": "(\d+\.\d+\.\d+)",?$/gm)].map(([, name, at]) => [name ?? "", at ?? ""]);

/** The next minor version of one dependency, chosen by chance. */
export function chooseBump(manifest: string, { rng }: Hand): Bump {
  const [name, from] = rng.pick(pinsOf(manifest));
  const [major = "1", minor = "0"] = from.split(".");
  return { name, from, to: `${major}.${Number(minor) + 1}.${rng.between(0, 9)}` };
}

/** Sets it in package.json and in the lines of the lock file that speak of it. */
export const bumpPackage =
  ({ name, from, to }: Bump): Edit<Hand> =>
  (tree, { rng }) => {
    const manifest = tree.get("package.json") ?? "";
    const lock = tree.get("package-lock.json") ?? "";
    const entry = new RegExp(
      `("node_modules/${name}": \\{\\n.*)${escape(from)}(.*\\n.*/${name}-)${escape(from)}(.*\\n.*sha512-)\\w+`,
    );
    const digest = Array.from({ length: 8 }, () => rng.between(1e5, 2e9).toString(36)).join("");
    return withFiles(tree, [
      ["package.json", manifest.replace(`"${name}": "${from}"`, `"${name}": "${to}"`)],
      [
        "package-lock.json",
        lock.replace(entry, (_, a: string, b: string, c: string) => `${a}${to}${b}${to}${c}${digest}`),
      ],
    ]);
  };

const escape = (text: string): string => text.replaceAll(".", "\\.");
