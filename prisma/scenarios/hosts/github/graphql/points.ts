import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

export type Cost = {
  /** What the query takes off the hour. */
  readonly points: number;
  /** Requests to fill every connection, as if each was full. */
  readonly requests: number;
  /** Items that could come back at the most. */
  readonly nodes: number;
  readonly complaints: readonly string[];
};

type Fields = Map<
  string,
  { readonly field: FieldNode; readonly parent: string; readonly children: SelectionSetNode[] }
>;

/**
 * What GitHub counts: one request for each connection times the `first` of those around it, by a hundred, rounded, at least 1.
 * A field that is asked for twice under one name is one field.
 */
export function costOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  variables: Readonly<Record<string, unknown>>,
): Cost {
  let [requests, nodes] = [0, 0];
  const complaints: string[] = [];

  const collect = (sets: readonly SelectionSetNode[], parent: string, into: Fields): Fields => {
    for (const selection of sets.flatMap((set) => set.selections)) {
      if (selection.kind === Kind.FIELD) {
        const name = selection.alias?.value ?? selection.name.value;
        const known = into.get(name) ?? { field: selection, parent, children: [] };
        if (selection.selectionSet) known.children.push(selection.selectionSet);
        into.set(name, known);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        collect([selection.selectionSet], selection.typeCondition?.name.value ?? parent, into);
      } else {
        const fragment = fragments.get(selection.name.value);
        if (fragment) collect([fragment.selectionSet], fragment.typeCondition.name.value, into);
      }
    }
    return into;
  };

  const walk = (sets: readonly SelectionSetNode[], type: string, factor: number): void => {
    for (const { field, parent, children } of collect(sets, type, new Map()).values()) {
      const owner = schema.getType(parent);
      const definition =
        isObjectType(owner) || isInterfaceType(owner) ? owner.getFields()[field.name.value] : undefined;
      if (definition === undefined) continue;
      const named = getNamedType(definition.type).name;
      const isConnection = named.endsWith("Connection");
      const size = isConnection
        ? sizeOf(getArgumentValues(definition, field, variables), field.name.value, complaints)
        : 1;
      if (isConnection) {
        requests += factor;
        nodes += factor * size;
      }
      walk(children, named, factor * size);
    }
  };
  walk([operation.selectionSet], schema.getQueryType()?.name ?? "Query", 1);
  if (nodes > 500_000)
    complaints.push(`MAX_NODE_LIMIT_EXCEEDED: up to ${nodes} nodes are asked for, and 500,000 is the most.`);
  return { points: Math.max(1, Math.round(requests / 100)), requests, nodes, complaints };
}

function sizeOf(args: Readonly<Record<string, unknown>>, name: string, complaints: string[]): number {
  const size = args.first ?? args.last;
  if (typeof size !== "number") {
    complaints.push(
      `MISSING_PAGINATION_BOUNDARIES: You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
    );
    return 0;
  }
  if (size < 1 || size > 100)
    complaints.push(`EXCESSIVE_PAGINATION: \`${name}\` takes 1 to 100 items, and ${size} were asked for.`);
  return size;
}
