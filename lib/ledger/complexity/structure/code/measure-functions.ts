import { ROLE } from "../languages/roles.ts";
import { fieldAt, kindAt } from "../syntax/look.ts";
import { callOf } from "./call-of.ts";
import type { Code } from "./code.ts";
import { hasBody } from "./has-body.ts";
import { parametersOf } from "./parameters-of.ts";

/** A named function of a tree, in the order of the text; the first, with name null, is the file around them. */
export type Measured = { readonly node: number; readonly name: string | null; complexity: number };

const COUNTS =
  ROLE.function | ROLE.closure | ROLE.if | ROLE.elseIf | ROLE.nest | ROLE.jump | ROLE.logical | ROLE.call;
const WORDS = ROLE.elseWord | ROLE.and | ROLE.or;

/**
 * Cognitive complexity (G. Ann Campbell, "Cognitive Complexity", SonarSource 2018, appendix B) of every named function: one for
 * each break of the linear flow, one more for each level that it is nested in, one for each run of like logical operators, for
 * jumps to labels and for calling itself. What stands in no named function counts towards the file. A named function inside
 * another is measured by itself, one level deeper.
 */
export function measureFunctions(code: Code): Measured[] {
  const { tree, table, roles } = code;
  const size = tree.kinds.length;
  const found: Measured[] = [{ node: 0, name: null, complexity: 0 }];
  const owners = new Int32Array(size);
  /** Levels around a node, and around what is inside it. */
  const outer = new Int32Array(size);
  const inner = new Int32Array(size);
  const isChained = new Uint8Array(size);
  /** The tree of logical operators that a node belongs to, and the operator that came last in each. */
  const groups = new Int32Array(size);
  const lastOperator: number[] = [];
  const callsItself = new Set<number>();

  for (let at = 0; at < size; at++) {
    const parent = tree.parents[at] ?? -1;
    const role = roles[tree.kinds[at] ?? 0] ?? 0;
    const owner = parent < 0 ? 0 : (owners[parent] ?? 0);
    const level = levelAt(at, parent);
    owners[at] = owner;
    outer[at] = level;
    inner[at] = level;
    if ((role & COUNTS) !== 0) count(at, parent, role, owner, level);
    else if ((role & WORDS) !== 0) countWord(at, parent, role, owner);
  }
  return found;

  function roleAt(node: number): number {
    return node < 0 ? 0 : (roles[tree.kinds[node] ?? 0] ?? 0);
  }

  function cost(owner: number, points: number): void {
    const measured = found[owner];
    if (measured !== undefined) measured.complexity += points;
  }

  /** What an `if` asks is no deeper than the `if` itself. */
  function levelAt(at: number, parent: number): number {
    if (parent < 0) return 0;
    const isAsked = (roleAt(parent) & ROLE.if) !== 0 && fieldAt(tree, at) === "condition";
    return (isAsked ? outer[parent] : inner[parent]) ?? 0;
  }

  function count(at: number, parent: number, role: number, owner: number, level: number): void {
    if ((role & (ROLE.function | ROLE.closure)) !== 0) enter(at, role, owner, level);
    else if ((role & ROLE.if) !== 0) {
      cost(owner, isChained[at] === 1 ? 1 : 1 + level);
      inner[at] = isChained[at] === 1 ? level : level + 1;
    } else if ((role & ROLE.elseIf) !== 0) cost(owner, 1);
    else if ((role & ROLE.nest) !== 0) {
      cost(owner, 1 + level);
      inner[at] = level + 1;
    } else if ((role & ROLE.jump) !== 0) {
      if (table.jumps[kindAt(tree, at)]?.(tree, at) === true) cost(owner, 1);
    } else if ((role & ROLE.logical) !== 0) {
      let around = parent;
      while ((roleAt(around) & ROLE.parenthesis) !== 0) around = tree.parents[around] ?? -1;
      groups[at] = isLogical(at) && isLogical(around) ? (groups[around] ?? 0) : lastOperator.push(0) - 1;
    }
    if ((role & ROLE.call) !== 0 && owner > 0 && !callsItself.has(owner) && callsOwner(at, owner)) {
      callsItself.add(owner);
      cost(owner, 1);
    }
  }

  /** A function with a name is measured from here on; one without makes what encloses it deeper, but not the file. */
  function enter(at: number, role: number, owner: number, level: number): void {
    const name = (role & ROLE.function) === 0 ? null : table.nameOf(tree, at);
    const isClosure = (role & ROLE.closure) !== 0 || (name === null && hasBody(tree, at));
    const isMeasured = !isClosure && name !== null && hasBody(tree, at);
    if (owner > 0 && (isClosure || isMeasured)) inner[at] = level + 1;
    if (isMeasured) owners[at] = found.push({ node: at, name, complexity: 0 }) - 1;
  }

  function countWord(at: number, parent: number, role: number, owner: number): void {
    const around = roleAt(parent);
    if ((role & ROLE.elseWord) !== 0) {
      const holder = (around & ROLE.else) !== 0 ? roleAt(tree.parents[parent] ?? -1) : around;
      if ((holder & (ROLE.if | ROLE.elseIf)) !== 0) countElse(at, parent, owner);
    } else if ((around & ROLE.logical) !== 0) {
      const group = groups[parent] ?? 0;
      const operator = role & (ROLE.and | ROLE.or);
      if (lastOperator[group] !== operator) cost(owner, 1);
      lastOperator[group] = operator;
    }
  }

  /** An `else` before an `if` costs nothing: the `if` does, without its level. */
  function countElse(at: number, parent: number, owner: number): void {
    const end = tree.after[parent] ?? 0;
    let next = at + 1;
    while (next < end && (roleAt(next) & ROLE.comment) !== 0) next = tree.after[next] ?? end;
    if (next < end && (roleAt(next) & ROLE.if) !== 0) isChained[next] = 1;
    else cost(owner, 1);
  }

  function isLogical(node: number): boolean {
    if ((roleAt(node) & ROLE.logical) === 0) return false;
    const end = tree.after[node] ?? 0;
    for (let child = node + 1; child < end; child = tree.after[child] ?? end) {
      if ((roleAt(child) & (ROLE.and | ROLE.or)) !== 0) return true;
    }
    return false;
  }

  function callsOwner(at: number, owner: number): boolean {
    const measured = found[owner];
    if (measured === undefined || measured.name === null) return false;
    const own = measured.name.slice(measured.name.lastIndexOf(".") + 1);
    const call = callOf(code, at, own);
    return call?.isOnSelf === true && call.arguments === parametersOf(code, measured.node).length;
  }
}
