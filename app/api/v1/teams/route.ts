import { z } from "zod";
import { afterDecision } from "@/app/after-decision.ts";
import { answerApi, broughtTable, wantsJson } from "@/app/answer-api.ts";
import { bringTeams } from "@/app/bring-teams.ts";
import { db } from "@/app/wiring.ts";
import { withOrg } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { syncTeams } from "@/lib/jobs/sync-teams.ts";
import { toCsv } from "@/lib/views/csv.ts";
import { MEMBER_COLUMNS, memberList } from "@/lib/views/member-list.ts";

const text = z.string().nullish();
const Lines = z.object({
  members: z
    .array(z.object({ team: z.string(), person: text, level: text, from: text, to: text }))
    .max(20_000),
});

/** Who is and was in which team: as CSV, in the form that is taken back, or as JSON where that is asked for. */
export async function GET(request: Request): Promise<Response> {
  return answerApi(request, "read", async (access) => {
    const members = await withOrg(db(), access.orgId, (tx) => memberList(tx, access));
    if (wantsJson(request)) return { members };
    const lines = members.map((member) => MEMBER_COLUMNS.map((name) => member[name]));
    return { csv: toCsv(MEMBER_COLUMNS, lines), name: "teams" };
  });
}

/**
 * Takes a table of teams and members, as CSV or as JSON; `?preview=1` only says what would change. Answers 422 with the lines
 * that are wrong, and then keeps nothing. A line says who is in a team; nobody is taken out by being left out.
 */
export async function POST(request: Request): Promise<Response> {
  return answerApi(request, "write", async (access) => {
    const { csv, isKept } = await broughtTable(request, csvOf);
    const { orgId, isDone, changes, faults } = await bringTeams(access, csv, isKept);
    if (isDone) await afterDecision(syncTeams, { orgId }, "/settings/teams");
    return { kept: isDone, changes, faults };
  });
}

function csvOf(json: string): string {
  try {
    const { members } = Lines.parse(JSON.parse(json));
    return toCsv(
      MEMBER_COLUMNS,
      members.map((member) => MEMBER_COLUMNS.map((name) => member[name] ?? "")),
    );
  } catch (error) {
    throw new AppError("invalid", "The body is no list of members.", {
      cause: error,
      fix: 'Send {"members": [{"team": "Outer / Inner", "person": "…", "from": "2026-11-15"}]}.',
    });
  }
}
