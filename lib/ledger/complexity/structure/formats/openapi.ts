import type { ArtefactShape } from "@/lib/model/blob-structure.ts";
import { childIn, kindAt, textAt } from "../syntax/look.ts";
import type { SyntaxTree } from "../syntax/syntax-tree.ts";
import { artefactAt, type Description } from "./description.ts";
import { entriesOf, itemsOf, scalarOf, textIn, valueAt } from "./yaml-values.ts";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];
/** What is told to people and promises nothing. */
const PROSE = /^["']?(description|summary|example|examples|externalDocs|title|tags)["']?$/;

/** The endpoints, channels and schemas of an OpenAPI, Swagger or AsyncAPI document. */
export function openapiShapes(described: Description, root: number): ArtefactShape[] {
  const { tree } = described;
  const skip = (node: number): boolean => isProse(tree, node);
  const shapes: ArtefactShape[] = [];
  for (const path of entriesOf(tree, valueAt(tree, root, "paths"))) {
    const shared = parametersIn(tree, valueAt(tree, path.value, "parameters"));
    for (const { key, pair, value } of entriesOf(tree, path.value)) {
      if (!METHODS.includes(key)) continue;
      const parts = [...shared, ...operationParts(tree, value)];
      shapes.push(artefactAt(described, pair, "interface", `${key.toUpperCase()} ${path.key}`, parts, skip));
    }
  }
  for (const { key, pair } of entriesOf(tree, valueAt(tree, root, "channels")))
    shapes.push(artefactAt(described, pair, "interface", `channel ${key}`, [], skip));
  for (const section of [["components", "schemas"], ["components", "messages"], ["definitions"]]) {
    const word = section.at(-1) === "messages" ? "message" : "schema";
    for (const { key, pair, value } of entriesOf(tree, valueAt(tree, root, ...section)))
      shapes.push(artefactAt(described, pair, "interface", `${word} ${key}`, schemaParts(tree, value), skip));
  }
  return shapes;
}

/** A field of a schema may be called `description` too; what describes has text as its value. */
function isProse(tree: SyntaxTree, node: number): boolean {
  if (!kindAt(tree, node).endsWith("_pair")) return false;
  const key = textAt(tree, childIn(tree, node, "key"));
  if (!PROSE.test(key)) return false;
  return /example|externalDocs|tags/.test(key) || scalarOf(tree, childIn(tree, node, "value")) !== null;
}

function operationParts(tree: SyntaxTree, operation: number): string[] {
  const parts = parametersIn(tree, valueAt(tree, operation, "parameters"));
  for (const { key, value } of entriesOf(tree, valueAt(tree, operation, "requestBody", "content")))
    parts.push(`body ${key}:${typeOf(tree, valueAt(tree, value, "schema"))}`);
  for (const { key, value } of entriesOf(tree, valueAt(tree, operation, "responses"))) {
    const direct = valueAt(tree, value, "schema");
    const content = entriesOf(tree, valueAt(tree, value, "content"))[0];
    const schema = content === undefined ? direct : valueAt(tree, content.value, "schema");
    parts.push(`response ${key}:${typeOf(tree, schema)}`);
  }
  return parts;
}

function parametersIn(tree: SyntaxTree, list: number): string[] {
  return itemsOf(tree, list).map((one) => {
    const name = textIn(tree, one, "name") ?? textIn(tree, one, "$ref") ?? "";
    const schema = valueAt(tree, one, "schema");
    const must = textIn(tree, one, "required") === "true" ? "!" : "";
    return `${textIn(tree, one, "in") ?? "parameter"} ${name}:${typeOf(tree, schema < 0 ? one : schema)}${must}`;
  });
}

function schemaParts(tree: SyntaxTree, schema: number): string[] {
  const must = new Set(itemsOf(tree, valueAt(tree, schema, "required")).map((one) => scalarOf(tree, one)));
  const fields = entriesOf(tree, valueAt(tree, schema, "properties")).map(
    ({ key, value }) => `${key}:${typeOf(tree, value)}${must.has(key) ? "!" : ""}`,
  );
  const values = itemsOf(tree, valueAt(tree, schema, "enum")).map((one) => `${scalarOf(tree, one) ?? ""}:`);
  return [...fields, ...values];
}

function typeOf(tree: SyntaxTree, schema: number): string {
  if (schema < 0) return "";
  const said = textIn(tree, schema, "$ref") ?? textIn(tree, schema, "type") ?? "";
  if (said !== "array") return said;
  const items = valueAt(tree, schema, "items");
  return `${textIn(tree, items, "$ref") ?? textIn(tree, items, "type") ?? ""}[]`;
}
