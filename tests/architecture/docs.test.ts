import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { envSchema } from "@/lib/core/read-env.ts";
import { housePaths, root } from "../support/source-files.ts";

const LONGEST = 40;
const read = (path: string) => readFileSync(join(root, path), "utf8");
const readmes = [
  ...housePaths.filter((path) => /(^|\/)README\.md$/.test(path)),
  ...(existsSync(join(root, "README.md")) ? ["README.md"] : []),
];

/** Folders whose README is their door plate. */
const doors = new Set([
  ...housePaths
    .filter((path) => /^lib\/[^/]+\//.test(path))
    .map((path) => path.split("/").slice(0, 2).join("/")),
  ...["app", "components", "prisma", "workers", "tests"].filter((folder) =>
    housePaths.some((path) => path.startsWith(`${folder}/`)),
  ),
]);

test("every room has a README", () => {
  expect([...doors].filter((door) => !existsSync(join(root, door, "README.md")))).toEqual([]);
});

test(`a room's README has at most ${LONGEST} lines`, () => {
  const long = readmes.filter(
    (path) => path !== "README.md" && read(path).trimEnd().split("\n").length > LONGEST,
  );
  expect(long).toEqual([]);
});

test("every path that a README names exists", () => {
  const missing = readmes.flatMap((readme) =>
    pathsIn(read(readme))
      .filter((path) => !existsSync(join(root, path)) && !existsSync(join(root, dirname(readme), path)))
      .map((path) => `${readme}: ${path}`),
  );
  expect(missing).toEqual([]);
});

test(".env.example lists exactly the keys of the schema", () => {
  const listed = [...read(".env.example").matchAll(/^#?\s?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]);
  expect(new Set(listed)).toEqual(new Set(Object.keys(envSchema.shape)));
  expect(listed).toHaveLength(new Set(listed).size);
});

/** Names in backticks and link targets that look like a path of the house; patterns and examples are no paths. */
function pathsIn(markdown: string): string[] {
  const quoted = [...markdown.matchAll(/`([^`\s]+)`/g), ...markdown.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)];
  return quoted
    .flatMap((match) => (match[1] === undefined ? [] : [match[1].replace(/:\d+$/, "")]))
    .filter((path) => /^(\.\.?\/|app\/|components\/|lib\/|prisma\/|workers\/|tests\/)/.test(path))
    .filter((path) => !/[*<>{}$…()|]/.test(path));
}
