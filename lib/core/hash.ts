import { createHash } from "node:crypto";
import { AppError } from "./errors.ts";

/** Values that a hash can be taken of. A Date, a Map or a function must be turned into one of these first. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * JSON with one spelling a value, after RFC 8785: keys in the order of their UTF-16 units, no spaces,
 * numbers as ECMAScript prints them (-0 is 0). NaN and the infinities have no spelling and are refused.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new AppError("bug", `Cannot write ${value} as JSON.`);
  }
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${members.join(",")}}`;
}

const isList = (value: readonly Json[] | { readonly [key: string]: Json }): value is readonly Json[] =>
  Array.isArray(value);

/** First 16 hex digits of the SHA-256 of the canonical JSON: equal parameters, equal hash, on every machine. */
export function hashParams(params: Json): string {
  return createHash("sha256").update(canonicalJson(params)).digest("hex").slice(0, 16);
}
