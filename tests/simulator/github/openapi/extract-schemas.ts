import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { HOOKS, OPERATIONS } from "@/prisma/scenarios/hosts/github/openapi/operations.ts";

/**
 * Takes the answers of the operations that the simulator has, and what they refer to, out of GitHub's OpenAPI description:
 * `node --import tsx tests/simulator/github/openapi/extract-schemas.ts PATH/api.github.com.json`. The description is in the
 * npm package `@octokit/openapi`; see THIRD_PARTY.md for the edition.
 */
const Plain = z.record(z.string(), z.unknown());
const Description = z.object({
  info: z.object({ version: z.string() }),
  paths: z.record(z.string(), Plain),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});
const Operation = z.object({ responses: z.record(z.string(), Plain) });
const Content = z.object({ content: z.object({ "application/json": z.object({ schema: z.unknown() }) }) });

const WORDY = new Set([
  "description",
  "example",
  "examples",
  "title",
  "externalDocs",
  "x-github",
  "default",
  "deprecated",
]);
const REF = "#/components/schemas/";

function lean(value: unknown, isProperties = false): unknown {
  if (Array.isArray(value)) return value.map((one) => lean(one));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key]) => isProperties || !WORDY.has(key))
    .map(([key, inner]) => [
      key,
      key === "enum" || key === "required" ? inner : lean(inner, key === "properties" && !isProperties),
    ]);
  const result = Plain.parse(Object.fromEntries(entries));
  if (typeof result.$ref === "string") return { $ref: result.$ref.replace(REF, "#/$defs/") };
  return isProperties ? result : withNull(result);
}

/** OpenAPI's `nullable` in the words of JSON Schema. */
function withNull({ nullable, ...schema }: Record<string, unknown>): Record<string, unknown> {
  if (nullable !== true) return schema;
  if (typeof schema.type !== "string") return { anyOf: [schema, { type: "null" }] };
  const known = z.array(z.unknown()).safeParse(schema.enum).data;
  const values = known !== undefined && !known.includes(null) ? { enum: [...known, null] } : {};
  return { ...schema, ...values, type: [schema.type, "null"] };
}

function namesIn(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(/"#\/\$defs\/([^"]+)"/g)].map((match) => match[1] ?? "");
}

const source = process.argv[2] ?? "";
const { info, paths, components } = Description.parse(JSON.parse(readFileSync(source, "utf8")));
const answers: Record<string, unknown> = {};
for (const operation of OPERATIONS) {
  const [method = "", path = ""] = operation.split(" ");
  const { responses } = Operation.parse(paths[path]?.[method.toLowerCase()]);
  const found = Content.parse(responses["200"] ?? responses["201"]);
  answers[operation] = lean(found.content["application/json"].schema);
}
// The description asks for a user and an enterprise at once here; one installation by itself is described well.
answers["GET /app/installations"] = { type: "array", items: { $ref: "#/$defs/installation" } };
for (const hook of HOOKS) answers[hook] = { $ref: `#/$defs/${hook}` };
const $defs: Record<string, unknown> = {};
const open = namesIn(answers);
for (let name = open.pop(); name !== undefined; name = open.pop()) {
  if (name in $defs) continue;
  $defs[name] = lean(components.schemas[name]);
  open.push(...namesIn($defs[name]));
}
const lines = (record: Record<string, unknown>): string =>
  Object.keys(record)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}: ${JSON.stringify(record[key])}`)
    .join(",\n");
const text = `{"version": ${JSON.stringify(info.version)},\n"answers": {\n${lines(answers)}\n},\n"$defs": {\n${lines($defs)}\n}}\n`;
writeFileSync(join(import.meta.dirname, "schemas.json"), text);
