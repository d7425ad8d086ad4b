import { headers } from "next/headers";
import { z } from "zod";
import { afterDecision } from "@/app/after-decision.ts";
import { answerDownload } from "@/app/answer-download.ts";
import { bringIdentities } from "@/app/bring-identities.ts";
import { listIdentities, peopleCsv } from "@/app/people-csv.ts";
import { personNow } from "@/app/signed-in.ts";
import { fromOwnPage } from "@/lib/auth/request-origin.ts";
import { env } from "@/lib/core/env.ts";
import { AppError } from "@/lib/core/errors.ts";
import { matchPeople } from "@/lib/jobs/match-people.ts";
import { toCsv } from "@/lib/views/csv.ts";

const MOST_BYTES = 4_500_000;
const Lines = z.object({
  identities: z
    .array(z.object({ identity: z.string(), person: z.string().nullish(), kind: z.string().nullish() }))
    .max(20_000),
});

/** Every identity and whose it is: as CSV, or as JSON where that is asked for. For owners and admins who are signed in. */
export async function GET(request: Request): Promise<Response> {
  if (!(request.headers.get("accept") ?? "").includes("application/json"))
    return answerDownload("people", peopleCsv);
  return answer(async () => ({ identities: await listIdentities() }));
}

/**
 * Takes a table of identities, as CSV or as JSON; `?preview=1` only says what would change. Answers 422 with the lines that
 * are wrong, and then keeps nothing.
 */
export async function POST(request: Request): Promise<Response> {
  return answer(async () => {
    if (!fromOwnPage(await headers(), env().APP_URL))
      throw new AppError("forbidden", "This request does not come from Assay.", {
        fix: `Send it with the header Origin: ${new URL(env().APP_URL).origin}.`,
      });
    const text = await request.text();
    if (text.length > MOST_BYTES)
      throw new AppError("invalid", "The table is larger than 4 MB.", { fix: "Send it in parts." });
    const isJson = (request.headers.get("content-type") ?? "").includes("application/json");
    const isPreview = new URL(request.url).searchParams.get("preview") === "1";
    const { orgId, isDone, changes, faults } = await bringIdentities(isJson ? csvOf(text) : text, !isPreview);
    if (isDone) await afterDecision(matchPeople, { orgId }, "/settings/people");
    return { kept: isDone, changes, faults };
  });
}

function csvOf(text: string): string {
  let parsed: z.output<typeof Lines>;
  try {
    parsed = Lines.parse(JSON.parse(text));
  } catch (error) {
    throw new AppError("invalid", "The body is no list of identities.", {
      cause: error,
      fix: 'Send {"identities": [{"identity": "…", "person": "…"}]}.',
    });
  }
  return toCsv(
    ["identity", "person", "kind"],
    parsed.identities.map(({ identity, person, kind }) => [
      identity,
      person === null ? "none" : (person ?? ""),
      kind ?? "",
    ]),
  );
}

const STATUS = { "not-found": 404, forbidden: 403, invalid: 400, conflict: 409, unavailable: 503, bug: 500 };

async function answer(work: () => Promise<object>): Promise<Response> {
  const private_ = { headers: { "cache-control": "private, no-store" } };
  if ((await personNow()) === null) return Response.json({ message: "Sign in first." }, { status: 401 });
  try {
    const told = await work();
    const isWrong = "faults" in told && Array.isArray(told.faults) && told.faults.length > 0;
    return Response.json(told, { ...private_, status: isWrong ? 422 : 200 });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return Response.json(
      { message: error.message, fix: error.fix },
      { ...private_, status: STATUS[error.code] },
    );
  }
}
