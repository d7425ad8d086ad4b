"use server";

import { z } from "zod";
import type { ImportState } from "@/components/ui/import-state.ts";
import { withOrg } from "@/lib/core/db.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import { matchPeople } from "@/lib/jobs/match-people.ts";
import { confirmHints as confirm, type OpenHint, openHints } from "@/lib/settings/people/confirm-hints.ts";
import { afterDecision } from "./after-decision.ts";
import { answerForm } from "./form-answer.ts";
import { requireSettings } from "./settings-action.ts";
import { db, now } from "./wiring.ts";

const Pairs = z.array(z.tuple([z.string().max(1_000), z.string().max(1_000)])).max(200);
const Asked = z.strictObject({
  sure: z.enum(["80", "75", "65", "60"]).transform((percent) => Number(percent) / 100),
  seen: z.string().max(1_000_000),
  step: z.enum(["preview", "keep"]),
});

/** Shows the suggestions that are so sure and more, or takes those that were shown as right. */
export async function confirmHints(_before: ImportState, form: FormData): Promise<ImportState> {
  const answer: { state: ImportState } = { state: { status: "idle" } };
  const told = await answerForm(Asked, form, async ({ sure, seen, step }) => {
    answer.state = step === "keep" ? await keep(seen) : await preview(sure);
    return { status: "done" };
  });
  if (told.status !== "wrong") return answer.state;
  return { status: "wrong", message: told.message ?? "Try again.", csv: "" };
}

async function preview(sure: number): Promise<ImportState> {
  const { orgId } = await requireSettings();
  const hints = await withOrg(db(), orgId, (tx) => openHints(tx, orgId, sure));
  const changes = hints.map((hint, place) => ({ line: place + 1, words: wordsOf(hint) }));
  const csv = JSON.stringify(hints.map(({ key, other }) => [key, other]));
  return { status: "preview", csv, changes, faults: [] };
}

async function keep(seen: string): Promise<ImportState> {
  const pairs = Pairs.parse(JSON.parse(seen));
  const { orgId, userId } = await requireSettings();
  await withOrg(db(), orgId, async (tx) => {
    const all = pairs.map(([key, other]) => ({ key, other }));
    await confirm(tx, { orgId, userId, now: now() }, all);
    await recordIntent(tx, matchPeople, { orgId });
  });
  await afterDecision(matchPeople, { orgId }, "/settings/people");
  return { status: "done", message: `Confirmed: ${pairs.length}.` };
}

const wordsOf = ({ key, name, otherName, confidence }: OpenHint): string =>
  `${name} (${key}) is ${otherName}: ${Math.round(confidence * 100)} % sure`;
