import { z } from "zod";

type Node = {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly propertyNames?: Node;
  readonly additionalProperties?: Node | boolean;
};

/** A schema as a Markdown table, one row a field; `[]` marks a list and `?` a field that may be missing. */
export function describeSchema(schema: z.ZodType): string {
  const root = z.toJSONSchema(schema) as Node;
  const rows = fieldsOf(root, "").map(({ path, type, text }) => `| \`${path}\` | ${type} | ${text} |`);
  return ["| field | type | meaning |", "|---|---|---|", ...rows].join("\n");
}

type Field = { readonly path: string; readonly type: string; readonly text: string };

function fieldsOf(node: Node, prefix: string): Field[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, child]) => {
    const optional = node.required?.includes(name) ? "" : "?";
    const path = `${prefix}${name}${child.items ? "[]" : ""}`;
    const own = { path: `${path}${optional}`, type: typeOf(child), text: child.description ?? "" };
    return [own, ...fieldsOf(child.items ?? child, `${path}.`)];
  });
}

function typeOf(node: Node): string {
  if (node.const !== undefined) return `\`${JSON.stringify(node.const)}\``;
  if (node.enum) return node.enum.map(String).join(", ");
  if (node.anyOf) return node.anyOf.map(typeOf).join(" or ");
  if (node.items) return `list of ${typeOf(node.items)}s`;
  if (node.format === "date-time") return "instant";
  if (node.properties) return "object";
  if (typeof node.additionalProperties === "object") return `map to ${typeOf(node.additionalProperties)}s`;
  return [node.type ?? "any"].flat().join(" or ");
}
