import type { GrammarWords } from "../syntax/syntax-tree.ts";
import type { LanguageTable } from "./language-table.ts";

export const ROLE = {
  comment: 1,
  function: 2,
  closure: 4,
  type: 8,
  scope: 16,
  if: 32,
  elseIf: 64,
  else: 128,
  nest: 256,
  jump: 512,
  logical: 1024,
  parenthesis: 2048,
  call: 4096,
  block: 8192,
  import: 16384,
  member: 32768,
  /** Marks and words that the measure counts, wherever they stand. */
  elseWord: 65536,
  and: 131072,
  or: 262144,
} as const;

const WORDS = new Map<string, number>([
  ["else", ROLE.elseWord],
  ["&&", ROLE.and],
  ["and", ROLE.and],
  ["||", ROLE.or],
  ["or", ROLE.or],
]);

/** The roles of each kind of node, as bits, so that a walk asks one array. */
export function rolesOf(table: LanguageTable, words: GrammarWords): Uint32Array {
  const roles = new Uint32Array(words.kinds.length);
  const give = (role: number, kinds: readonly string[]): void => {
    words.kinds.forEach((kind, id) => {
      if (words.named[id] && kinds.includes(kind)) roles[id] = (roles[id] ?? 0) | role;
    });
  };
  give(ROLE.comment, table.comments);
  give(ROLE.function, table.functions);
  give(ROLE.closure, table.closures);
  give(ROLE.type, table.types);
  give(ROLE.scope, table.scopes);
  give(ROLE.if, table.ifs);
  give(ROLE.elseIf, table.elseIfs);
  give(ROLE.else, table.elses);
  give(ROLE.nest, table.nests);
  give(ROLE.jump, Object.keys(table.jumps));
  give(ROLE.logical, table.logicals);
  give(ROLE.parenthesis, table.parentheses);
  give(ROLE.call, Object.keys(table.calls));
  give(ROLE.block, table.blocks);
  give(ROLE.import, Object.keys(table.imports));
  give(ROLE.member, table.members);
  words.kinds.forEach((kind, id) => {
    if (words.named[id]) return;
    const role = WORDS.get(kind) ?? 0;
    roles[id] = (roles[id] ?? 0) | role;
  });
  return roles;
}
