import { type AttributeRule, parseAttributes } from "./parse-attributes.ts";

/** What the attributes say of a path: true generated or vendored, false neither, null nothing. */
export type Attributes = (path: string) => boolean | null;

/**
 * Reads the attributes that hold at one moment. `files` maps the path of each `.gitattributes` to its text at that
 * moment. The deepest file wins, in a file the last line; an explicit false on either attribute wins over a true.
 */
export function attributesOf(files: ReadonlyMap<string, string>): Attributes {
  const directories = [...files]
    .map(([path, text]) => ({
      prefix: path.slice(0, path.lastIndexOf("/") + 1),
      rules: parseAttributes(text).reverse(),
    }))
    .filter(({ rules }) => rules.length > 0)
    .sort((a, b) => b.prefix.length - a.prefix.length);
  if (directories.length === 0) return () => null;
  return (path) => {
    const covering = directories.filter(({ prefix }) => path.startsWith(prefix));
    const generated = effective(covering, "generated", path);
    const vendored = effective(covering, "vendored", path);
    if (generated === false || vendored === false) return false;
    return generated === true || vendored === true ? true : null;
  };
}

function effective(
  covering: readonly { readonly prefix: string; readonly rules: readonly AttributeRule[] }[],
  attribute: AttributeRule["attribute"],
  path: string,
): boolean | null {
  for (const { prefix, rules } of covering) {
    const below = path.slice(prefix.length);
    for (const rule of rules) if (rule.attribute === attribute && rule.matches(below)) return rule.says;
  }
  return null;
}
