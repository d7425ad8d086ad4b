import type { CommentFamily } from "./comment-lines.ts";
import type { ImportFamily } from "./import-lines.ts";

/** Endings of paths (without the dot) by how their languages write comments and imports. */
const BY_ENDING: readonly (readonly [endings: string, comment: CommentFamily, imports: ImportFamily])[] = [
  ["ts tsx mts cts js jsx mjs cjs es6 flow", "slash", "js"],
  ["vue svelte astro", "page", "js"],
  ["py pyi pyx pxd bzl star gyp gypi", "hash", "python"],
  ["java kt kts scala sc groovy gradle gvy dart swift d sol", "slash", "plain"],
  [
    "proto prisma zig v sv vh cue thrift jsonc json5 glsl vert frag hlsl wgsl cu cuh fs fsx fsi pov as",
    "slash",
    "plain",
  ],
  ["go", "slash", "go"],
  ["cs csx", "slash", "csharp"],
  ["rs", "slash", "rust"],
  ["c h cc hh cpp hpp cxx hxx c++ h++ inl ipp tcc ino m mm", "slash", "c"],
  ["rb rake gemspec podspec ru jbuilder cr", "hash", "ruby"],
  ["php phtml php5 inc", "slashHash", "php"],
  ["ex exs", "hash", "elixir"],
  ["pl pm t psgi", "hash", "perl"],
  ["r", "hash", "r"],
  ["jl", "hash", "julia"],
  ["erl hrl", "percent", "erlang"],
  [
    "sh bash zsh fish ksh awk tcl ps1 psm1 nim nu yml yaml toml mk cmake coffee graphql gql env",
    "hash",
    "none",
  ],
  ["conf cfg properties editorconfig dockerfile robot feature bats gd", "hash", "none"],
  ["tf tfvars hcl nix nomad", "slashHash", "none"],
  ["ini desktop service", "hashSemicolon", "none"],
  ["css pcss", "css", "none"],
  ["scss less styl", "scss", "none"],
  ["sql psql pgsql ddl", "sql", "none"],
  ["lua", "dash", "none"],
  ["hs elm purs adb ads vhd vhdl", "dash", "plain"],
  ["clj cljs cljc edn lisp el scm rkt asd", "semicolon", "none"],
  ["html htm xhtml xml xsd xsl xslt svg xaml csproj fsproj vbproj props targets plist", "xml", "none"],
  ["ml mli pas pp", "paren", "none"],
  ["vb vbs bas", "apostrophe", "none"],
  ["f90 f95 f03 f08", "bang", "none"],
  ["bat cmd", "batch", "none"],
  ["json ipynb", "none", "none"],
];

/** Names of files without a telling ending. */
const BY_NAME: readonly (readonly [names: string, comment: CommentFamily, imports: ImportFamily])[] = [
  ["Makefile GNUmakefile makefile Justfile justfile Dockerfile Containerfile CMakeLists.txt", "hash", "none"],
  ["BUILD BUILD.bazel WORKSPACE SConstruct SConscript wscript", "hash", "python"],
  ["Gemfile Rakefile Podfile Vagrantfile Brewfile Fastfile Guardfile", "hash", "ruby"],
  ["Jenkinsfile", "slash", "plain"],
  [
    "requirements.txt constraints.txt CODEOWNERS .gitignore .gitattributes .dockerignore .npmignore",
    "hash",
    "none",
  ],
];

export type Language = { readonly comment: CommentFamily; readonly imports: ImportFamily };

const table = (rows: typeof BY_ENDING) =>
  new Map(
    rows.flatMap(([keys, comment, imports]) =>
      keys.split(" ").map((key): [string, Language] => [key, { comment, imports }]),
    ),
  );
const ENDINGS = table(BY_ENDING);
const NAMES = table(BY_NAME);
const PROSE = new Set("md mdx mdc markdown rst adoc asciidoc org txt rdoc textile tex pod man".split(" "));

/** How to read the lines of a file; "prose" where no line can ever be set apart, null where the language is not known. */
export function languageOf(path: string): Language | "prose" | null {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const named = NAMES.get(name);
  if (named !== undefined) return named;
  const dot = name.lastIndexOf(".");
  if (dot <= 0) return null;
  const ending = name.slice(dot + 1).toLowerCase();
  return PROSE.has(ending) ? "prose" : (ENDINGS.get(ending) ?? null);
}
