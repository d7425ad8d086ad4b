import { defaultTypeResolver, execute, type GraphQLFieldResolver, type GraphQLFormattedError } from "graphql";
import { z } from "zod";
import type { GithubState, Grant } from "../state.ts";
import type { GraphqlContext } from "./context.ts";
import { costOf } from "./points.ts";
import { queryBook } from "./query-book.ts";
import { rootOf } from "./root.ts";
import { publishedSchema } from "./schema.ts";

export const GraphqlBody = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});
export type GraphqlBody = z.output<typeof GraphqlBody>;

export type GraphqlAnswer = {
  readonly body: string;
  readonly points: number;
  /** Items that came back. */
  readonly served: number;
};
export type GraphqlTwists = { readonly isEndless: boolean; readonly isStuck: boolean };

/** A property, or what a function of the field's arguments gives. What the simulator does not know is an error and no silent null. */
const resolveField: GraphQLFieldResolver<unknown, GraphqlContext> = (source, args, context, info) => {
  const value = (source as Readonly<Record<string, unknown>>)[info.fieldName];
  if (typeof value === "function") return value(args);
  if (value === undefined) {
    const detail = `${info.parentType.name}.${info.fieldName}`;
    context.state.violate("unknown-field", detail);
    throw new Error(`The simulator does not know ${detail}.`);
  }
  return value;
};

/**
 * Answers queries by executing them against GitHub's published schema. With `isFast`, an answer is executed once and kept until
 * the organisation changes; what is kept was executed, and only the rate limit in it is written anew.
 */
export function graphqlOver(
  state: GithubState,
  isFast: boolean,
): (grant: Grant, body: GraphqlBody, twists: GraphqlTwists) => Promise<GraphqlAnswer> {
  const book = queryBook();
  const schema = publishedSchema();
  const kept = new Map<string, Kept>();
  let keptVersion = state.version;

  return async (grant, body, twists) => {
    const query = book(body.query, body.operationName ?? null);
    if (!("operation" in query)) {
      state.violate("invalid-query", query.errors.join(" "), grant.token);
      return {
        body: JSON.stringify({ errors: query.errors.map((message) => ({ message })) }),
        points: 1,
        served: 0,
      };
    }
    const variables = { ...defaultsOf(query.operation), ...body.variables };
    const cost = costOf(schema, query.operation, query.fragments, variables);
    if (cost.complaints.length > 0) {
      for (const complaint of cost.complaints) state.violate("query-limit", complaint, grant.token);
      const errors = cost.complaints.map((text) => ({ type: text.split(":")[0], message: text }));
      return { body: JSON.stringify({ errors }), points: 1, served: 0 };
    }
    const context: GraphqlContext = {
      state,
      grant,
      points: cost.points,
      nodeLimit: cost.nodes,
      served: 0,
      ...twists,
    };
    const root = rootOf(context);
    if (keptVersion !== state.version) kept.clear();
    keptVersion = state.version;
    const key =
      isFast && !twists.isEndless && !twists.isStuck
        ? `${body.query}\n${JSON.stringify(body.variables)}`
        : null;
    const found = key === null ? undefined : kept.get(key);
    if (found) return { body: found.write(limitOf(root)), points: cost.points, served: found.served };
    const result = await execute({
      schema,
      document: query.document,
      operationName: query.operation.name?.value,
      rootValue: root,
      contextValue: context,
      variableValues: variables,
      fieldResolver: resolveField,
      typeResolver: defaultTypeResolver,
    });
    const errors = result.errors?.map((error) => hosted(error.toJSON()));
    const plain = { data: result.data ?? null, ...(errors ? { errors } : {}) };
    const answer = { body: JSON.stringify(plain), points: cost.points, served: context.served };
    if (key !== null && errors === undefined) kept.set(key, keep(plain, answer));
    return answer;
  };
}

/** The host writes the kind of an error beside its message. */
function hosted({ message, path, locations, extensions }: GraphQLFormattedError): object {
  const type = extensions?.type;
  return { ...(typeof type === "string" ? { type } : {}), path, locations, message };
}

function defaultsOf(operation: {
  readonly variableDefinitions?: readonly unknown[] | undefined;
}): Record<string, unknown> {
  const Default = z.object({
    variable: z.object({ name: z.object({ value: z.string() }) }),
    defaultValue: z.object({ kind: z.string(), value: z.unknown() }).optional(),
  });
  return Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap((one) => {
      const { variable, defaultValue } = Default.parse(one);
      if (defaultValue === undefined) return [];
      const value = defaultValue.kind === "IntValue" ? Number(defaultValue.value) : defaultValue.value;
      return [[variable.name.value, value] as const];
    }),
  );
}

type Limit = Readonly<Record<string, unknown>>;
type Kept = { readonly write: (limit: Limit) => string; readonly served: number };
const limitOf = (root: Readonly<Record<string, unknown>>): Limit => {
  const rateLimit = root.rateLimit;
  return typeof rateLimit === "function" ? rateLimit() : {};
};

/** Everything but the rate limit as text. */
function keep(
  plain: { readonly data: Readonly<Record<string, unknown>> | null },
  answer: GraphqlAnswer,
): Kept {
  const { rateLimit, ...rest } = plain.data ?? {};
  if (typeof rateLimit !== "object" || rateLimit === null)
    return { write: () => answer.body, served: answer.served };
  const names = Object.keys(rateLimit);
  const text = JSON.stringify(rest).slice(1);
  const write = (limit: Limit): string => {
    const fresh = Object.fromEntries(
      names.map((name) => [name, name === "__typename" ? "RateLimit" : limit[name]]),
    );
    return `{"data":{"rateLimit":${JSON.stringify(fresh)}${text === "}" ? "" : ","}${text}}`;
  };
  return { write, served: answer.served };
}
