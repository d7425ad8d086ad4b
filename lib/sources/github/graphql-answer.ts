import { z } from "zod";
import { redact } from "@/lib/core/redact.ts";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { Answer } from "./answered.ts";
import { HeavyPage } from "./heavy-page.ts";
import { LostPlace } from "./lost-place.ts";

export type GraphqlError = {
  readonly type: string;
  readonly message: string;
  readonly path: readonly (string | number)[];
};
export type GraphqlAnswer = {
  readonly data: Readonly<Record<string, unknown>>;
  /** What was left out, with the place where it would have been. */
  readonly errors: readonly GraphqlError[];
  /** `Type.field` that the server does not know. */
  readonly unknownFields: readonly string[];
};

const Body = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        type: z.string().nullish(),
        message: z.string().catch(""),
        path: z
          .array(z.union([z.string(), z.number()]))
          .nullish()
          .catch(null),
        extensions: z
          .object({ code: z.string().nullish(), saml_failure: z.boolean().nullish() })
          .nullish()
          .catch(null),
      }),
    )
    .nullish(),
});
const HEAVY =
  /RESOURCE_LIMITS_EXCEEDED|MAX_NODE_LIMIT_EXCEEDED|timeout|timed out|something went wrong|respond to your request in time/i;
const SCOPES = /one of the following scopes: \[([^\]]{1,300})\]/;
const UNKNOWN = /Field '(\w+)' doesn't exist on type '(\w+)'/;

/** The result of a query. Throws where there is none; partial results come with the errors that say what is missing. */
export function readGraphql(answer: Answer): GraphqlAnswer {
  const read = Body.safeParse(answer.data);
  if (!read.success) throw failure("malformed", "The answer of GitHub is not one to a query");
  const errors = (read.data.errors ?? []).map((error) => ({
    type: error.extensions?.saml_failure === true ? "SAML" : (error.type ?? error.extensions?.code ?? ""),
    message: error.message,
    path: error.path ?? [],
  }));
  if (errors.some(({ type, message }) => HEAVY.test(type) || HEAVY.test(message)))
    throw new HeavyPage("GitHub gave up over a page");
  const unknownFields = errors.flatMap(({ message }) => {
    const found = UNKNOWN.exec(message);
    return found === null ? [] : [`${found[2]}.${found[1]}`];
  });
  const data = read.data.data ?? null;
  if (unknownFields.length > 0) return { data: {}, errors, unknownFields };
  const isEmpty =
    data === null || Object.entries(data).every(([key, value]) => key === "rateLimit" || value === null);
  if (isEmpty) throw whyNothing(errors);
  return { data, errors, unknownFields };
}

function whyNothing(errors: readonly GraphqlError[]): SourceFailure {
  const [first] = errors;
  const types = errors.map(({ type }) => type);
  if (types.includes("SAML"))
    return failure(
      "permission",
      "The organisation wants single sign-on for this token",
      "In GitHub, open the settings of the token and authorise it for the organisation's single sign-on.",
    );
  if (types.includes("NOT_FOUND"))
    return failure(
      "lost",
      "It is gone, or hidden from this credential",
      "Check that it still exists and that the app or the token was given access to it.",
    );
  const scopes = errors.flatMap(
    ({ message }) => SCOPES.exec(message)?.[1]?.match(/[a-z_]+(?::[a-z_]+)?/g) ?? [],
  );
  if (scopes.length > 0)
    return failure(
      "permission",
      "The token lacks a scope that this query needs",
      `Give the token one of these scopes: ${[...new Set(scopes)].join(", ")}.`,
    );
  if (types.includes("FORBIDDEN") || types.includes("INSUFFICIENT_SCOPES"))
    return failure(
      "permission",
      "GitHub refuses this query",
      "Give the app or the token the permission that the connection test names.",
    );
  if (errors.some(({ message }) => /valid cursor/i.test(message))) return new LostPlace();
  return failure(
    "malformed",
    first === undefined
      ? "GitHub answered with nothing"
      : `GitHub answered: ${redact(first.message).slice(0, 200)}`,
    "It is asked again by itself.",
  );
}

const failure = (
  kind: SourceFailure["kind"],
  message: string,
  fix = "It is asked again by itself.",
): SourceFailure => new SourceFailure(kind, message, { fix });
