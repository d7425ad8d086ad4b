import { z } from "zod";
import { cleanText } from "./clean-text.ts";
import type { Refusal } from "./refusal.ts";

const Said = z.looseObject({
  /** How the gateway before Jira puts it. */
  message: z.string().optional(),
  errorMessages: z.array(z.string()).optional(),
  errors: z.record(z.string(), z.string()).optional(),
});

/** Of an answer: its body where it is a result, else why it is none, as a plain object. */
export function readAnswer(
  status: number,
  headers: Headers,
  text: string,
): { readonly body: unknown } | { readonly refusal: Refusal } {
  const parsed = parse(text);
  // A refused login is answered as to a stranger: with 200 and, mostly, with nothing in it.
  const isRefusedLogin = /AUTHENTICATED_FAILED|AUTHENTICATION_DENIED/.test(
    headers.get("x-seraph-loginreason") ?? "",
  );
  if (status >= 200 && status < 300 && parsed !== undefined && !isRefusedLogin) return { body: parsed };
  if ((status === 202 || status === 204) && text === "") return { body: null };
  const said = Said.safeParse(parsed);
  const messages = said.success
    ? [
        ...(said.data.errorMessages ?? []),
        ...Object.values(said.data.errors ?? {}),
        said.data.message ?? [],
      ].flat()
    : [];
  return {
    refusal: {
      status,
      retryAfter: headers.get("retry-after"),
      reset: headers.get("x-ratelimit-reset"),
      reason: headers.get("ratelimit-reason"),
      isLoginPage: status < 400 && isPage(headers, text),
      isRefusedLogin,
      messages: messages.slice(0, 3).map((message) => cleanText(message, 200)),
    },
  };
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

const isPage = (headers: Headers, text: string): boolean =>
  (headers.get("content-type") ?? "").includes("text/html") || /^\s*<(!doctype|html)/i.test(text);
