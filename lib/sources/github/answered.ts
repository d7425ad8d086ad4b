import { z } from "zod";
import type { Answered } from "@/lib/model/budget.ts";

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly data: unknown;
};

const Numeric = z.coerce.number().int().nonnegative().catch(-1);
const RateLimit = z.object({
  cost: z.number().nonnegative(),
  remaining: z.number().nonnegative(),
  resetAt: z.iso.datetime({ offset: true }),
});
const GraphqlBody = z.object({
  data: z.object({ rateLimit: RateLimit.nullish() }).nullish().catch(null),
  errors: z
    .array(z.object({ type: z.string().nullish() }))
    .nullish()
    .catch(null),
});
const SECONDARY = /\bsecondary rate\b|\babuse\b/i;

/** What an answer, or the lack of one, told about the allowance. */
export function answeredOf(answer: Answer | null, isGraphql: boolean, ms: number): Answered {
  if (answer === null) return { status: 0, ms, points: 1 };
  const number = (name: string): number | undefined => {
    const value = answer.headers[name];
    const read = value === undefined ? -1 : Numeric.parse(value);
    return read < 0 ? undefined : read;
  };
  const body = isGraphql ? GraphqlBody.safeParse(answer.data) : null;
  const rate = body?.success === true ? body.data.data?.rateLimit : undefined;
  const isSpent = body?.success === true && body.data.errors?.some(({ type }) => type === "RATE_LIMITED");
  const reset = number("x-ratelimit-reset");
  const remaining = isSpent === true ? 0 : (rate?.remaining ?? number("x-ratelimit-remaining"));
  const resetsAt =
    rate === null || rate === undefined
      ? reset === undefined
        ? undefined
        : new Date(reset * 1_000)
      : new Date(rate.resetAt);
  const allowance = number("x-ratelimit-limit");
  const retryAfterSeconds = number("retry-after");
  const isTooFast = isRefusedForSpeed(answer);
  return {
    status: answer.status,
    ms,
    points: rate?.cost ?? (answer.status === 304 ? 0 : 1),
    ...(allowance === undefined ? {} : { allowance }),
    ...(remaining === undefined ? {} : { remaining }),
    ...(resetsAt === undefined ? {} : { resetsAt }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(isTooFast ? { isTooFast } : {}),
  };
}

/** Whether the host refused for going too fast, whatever is left of the hour. */
export function isRefusedForSpeed({ status, headers, data }: Answer): boolean {
  if (status !== 403 && status !== 429) return false;
  if (headers["x-ratelimit-remaining"] !== undefined && Number(headers["x-ratelimit-remaining"]) === 0)
    return false;
  return status === 429 || headers["retry-after"] !== undefined || SECONDARY.test(messageOf(data));
}

const Message = z.object({ message: z.string() });

/** What the host wrote about a refusal; never shown, it may hold anything. */
export function messageOf(data: unknown): string {
  const read = Message.safeParse(data);
  return read.success ? read.data.message : typeof data === "string" ? data.slice(0, 2_000) : "";
}
