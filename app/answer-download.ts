import "server-only";
import { unstable_rethrow } from "next/navigation";
import { AppError } from "@/lib/core/errors.ts";
import { personNow } from "./signed-in.ts";

const STATUS = {
  "not-found": 404,
  forbidden: 403,
  invalid: 400,
  conflict: 409,
  unavailable: 503,
  bug: 500,
} as const;

/** Answers with a file that is written for the signed-in person, or with the reason why not. */
export async function answerDownload(
  name: string,
  write: (() => Promise<string>) | undefined,
): Promise<Response> {
  if ((await personNow()) === null) return refuse("Sign in first.", 401);
  if (!write) return refuse("There is no such table.", 404);
  try {
    return new Response(await write(), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="assay-${name}.csv"`,
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof AppError)
      return refuse([error.fix, error.message].filter(Boolean).join(" "), STATUS[error.code]);
    throw error;
  }
}

const refuse = (message: string, status: number): Response =>
  new Response(`${message}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
