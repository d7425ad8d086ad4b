import { createHash } from "node:crypto";
import type { ClientBase } from "pg";

/**
 * Names every statement that comes with values, so that this connection parses it once and, where one plan serves all values,
 * plans it once. Worth it where the same few are asked all day; their texts must be few.
 */
export function keepPlans(client: ClientBase): void {
  const names = new Map<string, string>();
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const naming = (config: unknown, values?: unknown, ...rest: unknown[]): unknown => {
    const asked = typeof config === "string" ? { text: config, values } : config;
    return isStatement(asked)
      ? query({ ...asked, name: nameOf(names, asked.text) }, ...rest)
      : query(config, values, ...rest);
  };
  client.query = naming as typeof client.query;
}

type Statement = { readonly text: string; readonly values: readonly unknown[] };

const isStatement = (asked: unknown): asked is Statement =>
  typeof asked === "object" &&
  asked !== null &&
  "text" in asked &&
  typeof asked.text === "string" &&
  "values" in asked &&
  Array.isArray(asked.values) &&
  asked.values.length > 0 &&
  !("name" in asked) &&
  !("submit" in asked);

/** So many plans a connection keeps; statements that it meets later are planned each time. */
const MOST = 200;

function nameOf(names: Map<string, string>, text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST) return known;
  const name = createHash("sha256").update(text).digest("base64url");
  names.set(text, name);
  return name;
}
