import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from "graphql";
import { publishedSchema } from "./schema.ts";

export type KnownQuery = {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly errors: readonly string[];
};

/** Query texts, parsed and held against the published schema once each. */
export function queryBook(): (
  text: string,
  name: string | null,
) => KnownQuery | { readonly errors: readonly string[] } {
  const known = new Map<string, KnownQuery | { readonly errors: readonly string[] }>();
  return (text, name) => {
    const key = `${name ?? ""}\n${text}`;
    const found = known.get(key) ?? look(text, name);
    known.set(key, found);
    return found;
  };
}

function look(text: string, name: string | null): KnownQuery | { readonly errors: readonly string[] } {
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    return { errors: [error instanceof Error ? error.message : "The query cannot be parsed."] };
  }
  const errors = validate(publishedSchema(), document).map((error) => error.message);
  const operations = document.definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? [one] : [],
  );
  const operation = operations.find((one) => name === null || one.name?.value === name);
  if (operation === undefined) return { errors: ["There is no operation of that name."] };
  const fragments = document.definitions.flatMap((one) =>
    one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
  );
  return errors.length > 0 ? { errors } : { document, operation, fragments: new Map(fragments), errors };
}
