import "server-only";
import type { SettingsAccess } from "@/lib/auth/access.ts";
import type { TokenScope } from "@/lib/core/api-token.ts";
import { AppError } from "@/lib/core/errors.ts";
import { unkeepable } from "@/lib/core/unkeepable.ts";
import { apiAccess } from "./api-access.ts";

const STATUS = { "not-found": 404, forbidden: 403, invalid: 400, conflict: 409, unavailable: 503, bug: 500 };
const PRIVATE = { "cache-control": "private, no-store" };
const MOST_BYTES = 4_500_000;

/** Answers a request of the API by whoever may do this: with JSON, with CSV, or with what is wrong and the next step. */
export async function answerApi(
  request: Request,
  need: TokenScope,
  work: (access: SettingsAccess) => Promise<object | { readonly csv: string; readonly name: string }>,
): Promise<Response> {
  try {
    const access = await apiAccess(request, need);
    if ("status" in access) return turnAway(access);
    const told = await work(access);
    if ("csv" in told && typeof told.csv === "string") return download(told.csv, String(told.name));
    const isWrong = "faults" in told && Array.isArray(told.faults) && told.faults.length > 0;
    return Response.json(told, { headers: PRIVATE, status: isWrong ? 422 : 200 });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return Response.json(
      { message: error.message, fix: error.fix },
      { headers: PRIVATE, status: STATUS[error.code] },
    );
  }
}

const turnAway = ({ status, ...told }: { status: 401 | 429; message: string; fix: string }): Response =>
  Response.json(told, {
    status,
    headers: { ...PRIVATE, ...(status === 401 ? { "www-authenticate": "Bearer" } : { "retry-after": "60" }) },
  });

const download = (csv: string, name: string): Response =>
  new Response(csv, {
    headers: {
      ...PRIVATE,
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="assay-${name}.csv"`,
    },
  });

export const wantsJson = (request: Request): boolean =>
  (request.headers.get("accept") ?? "").includes("application/json");

/** The table that a request brings: CSV as it is, JSON through `toCsv`. `isKept`: it is not asked for a preview only. */
export async function broughtTable(
  request: Request,
  csvOf: (json: string) => string,
): Promise<{ readonly csv: string; readonly isKept: boolean }> {
  const text = await request.text();
  if (text.length > MOST_BYTES)
    throw new AppError("invalid", "The table is larger than 4 MB.", { fix: "Send it in parts." });
  const isJson = (request.headers.get("content-type") ?? "").includes("application/json");
  const isKept = new URL(request.url).searchParams.get("preview") !== "1";
  const csv = isJson ? csvOf(text) : text;
  if (unkeepable(csv) !== null)
    throw new AppError("invalid", "There is a zero byte in the table.", {
      fix: "Take it out and send the table again.",
    });
  return { csv, isKept };
}
