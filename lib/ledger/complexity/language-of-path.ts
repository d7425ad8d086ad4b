/** Endings that are one language. */
const ALIKE: Readonly<Record<string, string>> = {
  tsx: "ts",
  mts: "ts",
  cts: "ts",
  jsx: "js",
  mjs: "js",
  cjs: "js",
  pyi: "py",
  kts: "kt",
  cc: "cpp",
  cxx: "cpp",
  hh: "cpp",
  hpp: "cpp",
  hxx: "cpp",
  h: "c",
  rake: "rb",
  yml: "yaml",
  gql: "graphql",
};

/** The language of a source file by the ending of its path, as its shortest usual ending; null without one. */
export function languageOfPath(path: string): string | null {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  if (dot <= 0) return null;
  const ending = name.slice(dot + 1).toLowerCase();
  return ending === "" ? null : (ALIKE[ending] ?? ending);
}
