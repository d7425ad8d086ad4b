import { cHeader, cSource } from "./languages/c-family.ts";
import { csharp } from "./languages/csharp.ts";
import { go } from "./languages/go.ts";
import { java } from "./languages/java.ts";
import { javascript } from "./languages/javascript.ts";
import { kotlin } from "./languages/kotlin.ts";
import type { LanguageTable } from "./languages/language-table.ts";
import { php } from "./languages/php.ts";
import { python } from "./languages/python.ts";
import { ruby } from "./languages/ruby.ts";
import { rust } from "./languages/rust.ts";
import type { Grammar } from "./syntax-readers.ts";

/** How the texts of an ending are read. */
export type Way =
  | {
      readonly by: "code";
      readonly language: string;
      readonly grammar: Grammar;
      readonly table: LanguageTable;
    }
  | {
      readonly by: "tree";
      readonly language: "terraform" | "yaml" | "json" | "prisma";
      readonly grammar: Grammar;
    }
  | { readonly by: "text"; readonly language: "graphql" | "protobuf" | "sql" }
  /** A program that no parser here reads: patterns only. */
  | { readonly by: "patterns"; readonly language: string };

const code = (language: string, grammar: Grammar, table: LanguageTable): Way => ({
  by: "code",
  language,
  grammar,
  table,
});

const WAYS: readonly (readonly [endings: string, way: Way])[] = [
  ["ts mts cts", code("typescript", "typescript", javascript)],
  ["tsx", code("typescript", "tsx", javascript)],
  ["js mjs cjs jsx", code("javascript", "javascript", javascript)],
  ["py pyi pyw", code("python", "python", python)],
  ["java", code("java", "java", java)],
  ["kt kts", code("kotlin", "kotlin", kotlin)],
  ["go", code("go", "go", go)],
  ["rs", code("rust", "rust", rust)],
  ["c", code("c", "c", cSource)],
  ["cc cpp cxx c++ cu", code("c++", "cpp", cSource)],
  // A header that is C reads as C++ too.
  ["h hh hpp hxx h++ cuh", code("c++", "cpp", cHeader)],
  ["cs csx", code("c#", "c_sharp", csharp)],
  ["rb rake gemspec", code("ruby", "ruby", ruby)],
  ["php", code("php", "php", php)],
  ["tf tfvars hcl", { by: "tree", language: "terraform", grammar: "hcl" }],
  ["yaml yml", { by: "tree", language: "yaml", grammar: "yaml" }],
  ["json avsc", { by: "tree", language: "json", grammar: "yaml" }],
  ["prisma", { by: "tree", language: "prisma", grammar: "prisma" }],
  ["graphql gql graphqls", { by: "text", language: "graphql" }],
  ["proto", { by: "text", language: "protobuf" }],
  ["sql ddl", { by: "text", language: "sql" }],
  ...(
    [
      ["scala sc sbt", "scala"],
      ["swift", "swift"],
      ["m mm", "objective-c"],
      ["groovy gradle", "groovy"],
      ["sh bash zsh ksh", "shell"],
      ["ps1 psm1", "powershell"],
      ["bat cmd", "batch"],
      ["pl pm", "perl"],
      ["lua", "lua"],
      ["dart", "dart"],
      ["ex exs", "elixir"],
      ["erl hrl", "erlang"],
      ["hs", "haskell"],
      ["ml mli", "ocaml"],
      ["fs fsx", "f#"],
      ["vb", "visual basic"],
      ["clj cljs cljc", "clojure"],
      ["r", "r"],
      ["jl", "julia"],
      ["zig", "zig"],
      ["nim", "nim"],
      ["cr", "crystal"],
      ["sol", "solidity"],
      ["vue", "vue"],
      ["svelte", "svelte"],
      ["f90 f95 f03", "fortran"],
      ["pas", "pascal"],
      ["cob cbl", "cobol"],
    ] as const
  ).map(([endings, language]) => [endings, { by: "patterns", language }] as const),
];

const BY_ENDING = new Map(
  WAYS.flatMap(([endings, way]) => endings.split(" ").map((ending) => [ending, way])),
);

/** How a path is read, by its ending alone; null where it is no program and no description that anything here knows. */
export function wayOf(path: string): Way | null {
  const file = path.slice(path.lastIndexOf("/") + 1);
  const dot = file.lastIndexOf(".");
  return dot < 0 ? null : (BY_ENDING.get(file.slice(dot + 1).toLowerCase()) ?? null);
}
