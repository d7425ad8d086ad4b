import { type ASTNode, type DefinitionNode, Kind, parse, print, visit } from "graphql";
import type { ArtefactShape } from "@/lib/model/blob-structure.ts";
import { digestOf } from "../code/token-digest.ts";

/** More tokens than this are not read. */
const MOST_TOKENS = 200_000;
const ROOTS = ["Query", "Mutation", "Subscription"];

/** The types of a GraphQL schema, the fields of its root types each by itself, and the named operations of a document. */
export function readGraphql(source: string): { artefacts: ArtefactShape[]; isWhole: boolean } {
  try {
    const { definitions } = parse(source, { maxTokens: MOST_TOKENS });
    return { artefacts: definitions.flatMap(shapesOf), isWhole: true };
  } catch {
    // One error ends the parser's reading, and too deep a text its stack.
    return { artefacts: [], isWhole: false };
  }
}

function shapesOf(definition: DefinitionNode): ArtefactShape[] {
  const name = "name" in definition ? definition.name?.value : undefined;
  if (definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION)
    return [shape(definition, "schema", partsOf(definition.operationTypes ?? []))];
  if (name === undefined) return [];
  if (definition.kind === Kind.OPERATION_DEFINITION)
    return [
      shape(definition, `${definition.operation} ${name}`, partsOf(definition.variableDefinitions ?? [])),
    ];
  if (definition.kind === Kind.FRAGMENT_DEFINITION) return [shape(definition, `fragment ${name}`, [])];
  if (definition.kind === Kind.DIRECTIVE_DEFINITION)
    return [shape(definition, `@${name}`, partsOf(definition.arguments ?? []))];
  if ("values" in definition)
    return [
      shape(
        definition,
        name,
        (definition.values ?? []).map((one) => `${one.name.value}:`),
      ),
    ];
  if ("types" in definition)
    return [
      shape(
        definition,
        name,
        (definition.types ?? []).map((one) => `${one.name.value}:`),
      ),
    ];
  const fields = "fields" in definition ? (definition.fields ?? []) : [];
  if (ROOTS.includes(name))
    return fields.map((one) => shape(one, `${name}.${one.name.value}`, partsOf([one])));
  return [shape(definition, name, partsOf(fields))];
}

type Part = ASTNode & {
  readonly name?: { readonly value: string };
  readonly variable?: { readonly name: { readonly value: string } };
  readonly operation?: string;
  readonly arguments?: readonly { readonly name: { readonly value: string }; readonly type?: ASTNode }[];
  readonly type: ASTNode;
};

const partsOf = (nodes: readonly Part[]): string[] =>
  nodes.flatMap((node) => {
    const name = node.name?.value ?? node.variable?.name.value ?? node.operation ?? "";
    const given = (node.arguments ?? []).map(
      (one) => `${name}.${one.name.value}:${one.type === undefined ? "" : print(one.type)}`,
    );
    return [`${name}:${print(node.type)}`, ...given];
  });

function shape(node: ASTNode, name: string, parts: string[]): ArtefactShape {
  const line = node.loc?.startToken.line ?? 1;
  const endLine = node.loc?.endToken.line ?? line;
  return { kind: "interface", name, digest: digestOf([print(withoutProse(node))]), parts, line, endLine };
}

/** Descriptions stand above what they describe and are part of the tree. */
const withoutProse = (node: ASTNode): ASTNode =>
  visit(node, {
    enter: (one: ASTNode) =>
      "description" in one && one.description !== undefined ? { ...one, description: undefined } : undefined,
  });
