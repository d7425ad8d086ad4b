import { z } from "zod";
import type { Fault } from "./faults.ts";

const Answer = z.object({ data: z.unknown(), errors: z.array(z.unknown()).optional() }).loose();

/** Faults that change what is said: a null with its error, or whatever a test makes of it. */
export function spoil(body: string, fault: Fault): string {
  if (fault.kind === "mutate") return JSON.stringify(fault.mutate(JSON.parse(body)));
  if (fault.kind !== "partial") return body;
  const answer = Answer.parse(JSON.parse(body));
  const { at: path, type = "FORBIDDEN", message = "Resource not accessible by integration" } = fault;
  const errors = [...(answer.errors ?? []), { type, path, locations: [{ line: 1, column: 1 }], message }];
  return JSON.stringify({ ...answer, data: withNull(answer.data, path), errors });
}

function withNull(value: unknown, path: readonly (string | number)[]): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return null;
  if (Array.isArray(value)) return value.map((one, place) => (place === head ? withNull(one, rest) : one));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, key === head ? withNull(one, rest) : one]),
  );
}
