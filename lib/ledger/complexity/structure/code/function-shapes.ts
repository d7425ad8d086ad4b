import type { FunctionShape } from "@/lib/model/blob-structure.ts";
import type { Code } from "./code.ts";
import { measureFunctions } from "./measure-functions.ts";
import { parametersOf } from "./parameters-of.ts";
import { qualifiedName } from "./qualified-name.ts";
import { uniqueNames } from "./unique-names.ts";

/** What stands outside of every named function. */
export const FILE_ITSELF = "(file)";

/** The functions of a text, and the file itself where something in it is outside of them and not straight. */
export function functionShapes(code: Code): FunctionShape[] {
  const { tree, lineOf } = code;
  const signs = new Map<FunctionShape, string>();
  const shapes: FunctionShape[] = [];
  for (const { node, name, complexity } of measureFunctions(code)) {
    if (name === null && complexity === 0) continue;
    const parameters = name === null ? [] : parametersOf(code, node);
    const shape = {
      name: name === null ? FILE_ITSELF : qualifiedName(code, node, name),
      complexity,
      parameters: parameters.length,
      line: lineOf(tree.starts[node] ?? 0),
      endLine: lineOf(Math.max(tree.starts[node] ?? 0, (tree.ends[node] ?? 0) - 1)),
    };
    signs.set(shape, parameters.map((one) => `${one.type} ${one.name}`).join(","));
    shapes.push(shape);
  }
  return uniqueNames(shapes, (shape) => signs.get(shape) ?? "");
}
