import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { type ImportDeclaration, type ModuleItem, parseSync } from "@swc/core";

/** One import or re-export, with its target as a path of the clone ("lib/core/time.ts") or a package name. */
export type Import = {
  readonly target: string;
  readonly isPackage: boolean;
  readonly typeOnly: boolean;
  readonly reExport: boolean;
};

export type SourceFile = {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
};

export const root = dirname(dirname(import.meta.dirname));

const TOP = ["app", "components", "lib", "prisma", "workers", "tests"];
const SKIP = new Set(["lib/core/generated", "tests/.artifacts", "prisma/migrations"]);

/** Paths of every file of the house, generated code left out, in order of name. */
export const housePaths: readonly string[] = TOP.filter((folder) => existsSync(join(root, folder))).flatMap(
  walk,
);

function walk(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (SKIP.has(path)) return [];
      return entry.isDirectory() ? walk(path) : [path];
    });
}

let read: readonly SourceFile[] | undefined;

/** Every file of code, read once a run; its imports once they are asked for. */
export function sourceFiles(): readonly SourceFile[] {
  read ??= housePaths.filter((path) => /\.(ts|tsx|mjs|mts)$/.test(path)).map(readSource);
  return read;
}

/** Parses every file before tests of imports begin: what it takes is not theirs. */
export const readImports = (): void => {
  for (const file of sourceFiles()) void file.imports;
};

/** Runs a rule over every file of code and answers its complaints as "path: complaint". */
export const findings = (rule: (file: SourceFile) => readonly string[]): string[] =>
  sourceFiles().flatMap((file) => rule(file).map((complaint) => `${file.path}: ${complaint}`));

function readSource(path: string): SourceFile {
  const text = readFileSync(join(root, path), "utf8");
  let imports: readonly Import[] | undefined;
  return {
    path,
    text,
    lines: text.split("\n").length - 1,
    get imports() {
      return (imports ??= importsOf(path, text));
    },
  };
}

/** Static imports and re-exports from the syntax tree; `import()` with a literal from the text. */
export function importsOf(path: string, text: string): Import[] {
  const tree = parseSync(text, { syntax: "typescript", tsx: path.endsWith("x"), target: "es2022" });
  const found = tree.body.flatMap((item) => declared(item));
  const dynamic = [...text.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g)].flatMap((match) =>
    match[1] === undefined ? [] : [{ target: match[1], typeOnly: false, reExport: false }],
  );
  return [...found, ...dynamic].map((one) => ({ ...one, ...locate(path, one.target) }));
}

function declared(item: ModuleItem): { target: string; typeOnly: boolean; reExport: boolean }[] {
  if (item.type === "ImportDeclaration")
    return [{ target: item.source.value, typeOnly: isTypeOnly(item), reExport: false }];
  if (item.type === "ExportAllDeclaration")
    return [{ target: item.source.value, typeOnly: false, reExport: true }];
  if (item.type === "ExportNamedDeclaration" && item.source)
    return [{ target: item.source.value, typeOnly: item.typeOnly, reExport: true }];
  return [];
}

const isTypeOnly = (item: ImportDeclaration): boolean =>
  item.typeOnly ||
  (item.specifiers.length > 0 &&
    item.specifiers.every((one) => one.type === "ImportSpecifier" && one.isTypeOnly));

function locate(from: string, target: string): { target: string; isPackage: boolean } {
  if (target.startsWith("@/")) return { target: target.slice(2), isPackage: false };
  if (target.startsWith(".")) return { target: posix.join(posix.dirname(from), target), isPackage: false };
  const parts = target.split("/");
  return {
    target: target.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? target),
    isPackage: true,
  };
}
