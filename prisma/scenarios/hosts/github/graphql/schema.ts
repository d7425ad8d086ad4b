import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, type GraphQLSchema } from "graphql";

// The package exports the schema through a file that reads five megabytes more than this one.
const PATH = join(import.meta.dirname, "../../../../../node_modules/@octokit/graphql-schema/schema.graphql");
let built: GraphQLSchema | undefined;

/** GitHub's published schema (`@octokit/graphql-schema`), built once a process. */
export function publishedSchema(): GraphQLSchema {
  built ??= buildSchema(readFileSync(PATH, "utf8"), { assumeValid: true });
  return built;
}
