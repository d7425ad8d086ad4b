import type { ArtefactKind, ArtefactShape } from "@/lib/model/blob-structure.ts";
import { ROLE } from "../languages/roles.ts";
import { fieldAt, firstOf, kindAt, parentOf, textAt } from "../syntax/look.ts";
import { type Call, callOf } from "./call-of.ts";
import type { Code } from "./code.ts";
import { digestOf, tokensOf } from "./token-digest.ts";

/** Texts without one of these words are not searched. */
const ALEMBIC = /\bfrom alembic import\b|\bimport alembic\b/;
const DJANGO = /\bfrom django\.db import\b[^\n]*\bmigrations\b/;
const RAILS = /\bActiveRecord::(Migration|Schema)\b/;
const FLAGS = /\badd_argument\b|\boption\b/;
/** Operations of migrations that name their table second. */
const SECOND =
  /^(create_index|drop_index|create_unique_constraint|create_foreign_key|create_check_constraint|drop_constraint|create_primary_key)$/;
const RAILS_VERBS =
  /^(create_table|drop_table|change_table|rename_table|create_join_table|(add|remove|change|rename)_[a-z_]+)$/;
const FLAG = /^--?[A-Za-z][\w-]*/;

type Found = { readonly kind: ArtefactKind; readonly name: string };

/**
 * What a program declares by calling a library: the tables of a migration (Alembic, Django, Rails), one artefact a table, and the
 * flags of a command line (argparse, click, commander).
 */
export function calledShapes(code: Code): ArtefactShape[] {
  const { tree, roles, lineOf } = code;
  const source = tree.source;
  const isPython = ALEMBIC.test(source) ? "alembic" : DJANGO.test(source) ? "django" : null;
  const isRails = RAILS.test(source);
  if (isPython === null && !isRails && !FLAGS.test(source)) return [];
  const found = new Map<string, { of: Found; nodes: number[] }>();
  for (let at = 0; at < tree.kinds.length; at++) {
    if (((roles[tree.kinds[at] ?? 0] ?? 0) & ROLE.call) === 0) continue;
    const call = callOf(code, at);
    if (call === null) continue;
    const of = isRails ? byRails(call) : (byMigration(call, isPython) ?? byFlag(call));
    if (of === null) continue;
    const key = `${of.kind} ${of.name}`;
    const known = found.get(key);
    // A chain of options stands inside the next call; a flag is what its own arguments say.
    const nodes = of.kind === "interface" ? call.argumentNodes : [at];
    if (known === undefined) found.set(key, { of, nodes: [...nodes] });
    else known.nodes.push(...nodes);
  }
  return [...found.values()].map(({ of, nodes }) => ({
    ...of,
    digest: digestOf(nodes.flatMap((node) => tokensOf(tree, roles, node, tree.after[node] ?? node))),
    parts: [],
    line: lineOf(tree.starts[nodes[0] ?? 0] ?? 0),
    endLine: lineOf(Math.max(0, (tree.ends[nodes.at(-1) ?? 0] ?? 0) - 1)),
  }));

  function byRails(call: Call): Found | null {
    if (call.name !== call.path || !RAILS_VERBS.test(call.name)) return null;
    return table(said(call.argumentNodes[0]));
  }

  function byMigration(call: Call, framework: "alembic" | "django" | null): Found | null {
    if (framework === "alembic" && /^(batch_)?op\./.test(call.path)) {
      if (call.name === "execute") return null;
      return table(said(call.argumentNodes[SECOND.test(call.name) ? 1 : 0]));
    }
    if (framework !== "django" || !call.path.startsWith("migrations.")) return null;
    if (!/^(Create|Delete|Rename|Alter|Add|Remove)/.test(call.name)) return null;
    const field = /Model|Table/.test(call.name) ? /^(name|old_name)$/ : /^model_name$/;
    for (const argument of call.argumentNodes) {
      if (kindAt(tree, argument) === "keyword_argument" && field.test(textAt(tree, argument + 1)))
        return table(said(argument)?.toLowerCase() ?? null);
    }
    return table(said(call.argumentNodes[0])?.toLowerCase() ?? null);
  }

  function byFlag(call: Call): Found | null {
    if (call.name !== "add_argument" && call.name !== "option") return null;
    const names = call.argumentNodes.map((node) => said(node)).filter((text) => text !== null);
    const flags = names.flatMap((text) => text.split(/[\s,|]+/)).filter((word) => FLAG.test(word));
    const name = flags.find((flag) => flag.startsWith("--")) ?? flags[0];
    return names[0]?.startsWith("-") !== true || name === undefined
      ? null
      : { kind: "interface", name: `flag ${name}` };
  }

  /** The string or symbol that an argument is; null of anything else. */
  function said(node: number | undefined): string | null {
    if (node === undefined) return null;
    const text = firstOf(tree, node, "string", "simple_symbol", "string_literal");
    if (text < 0 || (text !== node && fieldAt(tree, text) !== "value" && parentOf(tree, text) !== node))
      return null;
    return textAt(tree, text).replace(/^:|^["'`]+|["'`]+$/g, "");
  }
}

const table = (name: string | null): Found | null =>
  name === null || name === "" ? null : { kind: "schema", name: `table ${name}` };
