import { wildmatch } from "./wildmatch.ts";

/** One line of an attributes file that says something about generated or vendored files. `says: null` takes back. */
export type AttributeRule = {
  readonly matches: (path: string) => boolean;
  readonly attribute: "generated" | "vendored";
  readonly says: boolean | null;
};

type Setting = Pick<AttributeRule, "attribute" | "says">;
const QUOTED = /^"((?:[^"\\]|\\.)*)"\s*(.*)$/s;
const FALSE = /^(?:false|no|off|0)$/i;

/**
 * The rules about generated and vendored files in the text of a `.gitattributes`, in file order. Macros are expanded;
 * lines that git itself would ignore (negated or broken patterns) are left out.
 */
export function parseAttributes(text: string): AttributeRule[] {
  const macros = new Map<string, Setting[]>();
  const rules: AttributeRule[] = [];
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#") || line.startsWith("!")) continue;
    const [name, words] = split(line);
    const settings = words.flatMap((word) => read(word, macros));
    if (line.startsWith("[attr]")) {
      macros.set(name.slice("[attr]".length), settings);
      continue;
    }
    const matches = settings.length === 0 ? null : wildmatch(name);
    if (matches !== null) for (const setting of settings) rules.push({ matches, ...setting });
  }
  return rules;
}

function split(line: string): readonly [string, readonly string[]] {
  const quoted = QUOTED.exec(line);
  if (quoted !== null) return [(quoted[1] ?? "").replaceAll(/\\(.)/g, "$1"), (quoted[2] ?? "").split(/\s+/)];
  const [name = "", ...words] = line.split(/\s+/);
  return [name, words];
}

function read(word: string, macros: ReadonlyMap<string, readonly Setting[]>): readonly Setting[] {
  const [, sign = "", name = "", value] = /^([-!]?)([^=]*)(?:=(.*))?$/.exec(word) ?? [];
  const says = sign === "!" ? null : sign !== "-" && !FALSE.test(value ?? "true");
  if (name === "linguist-generated") return [{ attribute: "generated", says }];
  if (name === "linguist-vendored") return [{ attribute: "vendored", says }];
  return sign === "" ? (macros.get(name) ?? []) : [];
}
