import { z } from "zod";
import { afterDecision } from "@/app/after-decision.ts";
import { answerApi, broughtTable, wantsJson } from "@/app/answer-api.ts";
import { bringIdentities } from "@/app/bring-identities.ts";
import { listIdentities, peopleCsv } from "@/app/people-csv.ts";
import { AppError } from "@/lib/core/errors.ts";
import { matchPeople } from "@/lib/jobs/match-people.ts";
import { toCsv } from "@/lib/views/csv.ts";

const Lines = z.object({
  identities: z
    .array(z.object({ identity: z.string(), person: z.string().nullish(), kind: z.string().nullish() }))
    .max(20_000),
});

/** Every identity and whose it is: as CSV, or as JSON where that is asked for. */
export async function GET(request: Request): Promise<Response> {
  return answerApi(request, "read", async (access) =>
    wantsJson(request)
      ? { identities: await listIdentities(access) }
      : { csv: await peopleCsv(access), name: "people" },
  );
}

/**
 * Takes a table of identities, as CSV or as JSON; `?preview=1` only says what would change. Answers 422 with the lines that
 * are wrong, and then keeps nothing.
 */
export async function POST(request: Request): Promise<Response> {
  return answerApi(request, "write", async (access) => {
    const { csv, isKept } = await broughtTable(request, csvOf);
    const { orgId, isDone, changes, faults } = await bringIdentities(access, csv, isKept);
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
