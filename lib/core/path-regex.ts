/**
 * A glob over paths as a regular expression over the path with a slash behind it, for where many paths are matched in the
 * database: `*` and `?` stay inside a name, `**` as a whole name stands for any number of folders.
 */
export function pathRegex(glob: string): string {
  const names = glob.split("/").filter((name) => name !== "");
  return `^${names.map((name) => (name === "**" ? "([^/]+/)*" : `${nameRegex(name)}/`)).join("")}$`;
}

const nameRegex = (name: string): string =>
  name
    .replaceAll(/[^\p{L}\p{N}_*?]/gu, (sign) => `\\${sign}`)
    .replaceAll(/\*+/g, "[^/]*")
    .replaceAll("?", "[^/]");
