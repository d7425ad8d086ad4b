import { ZodError } from "zod";
import type { Context, Understood } from "@/lib/model/connector.ts";
import type { RawRecord, Unreadable } from "@/lib/model/raw-record.ts";
import { Collected } from "./meaning/collected.ts";
import { Refusal } from "./meaning/refusal.ts";
import { understandComment } from "./meaning/understand-comment.ts";
import {
  understandCheckRun,
  understandChecks,
  understandDeployment,
  understandRelease,
  understandRun,
} from "./meaning/understand-delivery.ts";
import { understandDeletedIssue, understandIssue } from "./meaning/understand-issue.ts";
import {
  productionOf,
  understandDiscussion,
  understandMember,
  understandRepository,
  understandRuleset,
  understandTeam,
} from "./meaning/understand-others.ts";
import { understandPull } from "./meaning/understand-pull.ts";
import { understandReview } from "./meaning/understand-review.ts";
import { understandThread } from "./meaning/understand-thread.ts";
import { RAW } from "./raw-kinds.ts";
import { Wrapped } from "./schema-more.ts";

/** What records of GitHub mean, whichever way they came. A record that cannot be understood is named, and the rest stands. */
export function understandGithub(records: readonly RawRecord[], context: Context): Understood {
  const rows = new Collected(context.host);
  const unreadable: Unreadable[] = [];
  const production = productionOf(context.settings);
  for (const record of records) {
    try {
      understandOne(record, rows, production);
    } catch (error) {
      unreadable.push({
        kind: record.kind,
        externalId: record.externalId ?? "unknown",
        reason: reasonOf(error),
        payloadRef: null,
      });
    }
  }
  return { batch: rows.batch(), unreadable };
}

function understandOne(record: RawRecord, rows: Collected, production: readonly string[]): void {
  const payload = Wrapped.parse(record.payload);
  switch (record.kind) {
    case RAW.repository:
      return understandRepository(payload, rows);
    case RAW.team:
      return understandTeam(payload, rows);
    case RAW.member:
      return understandMember(payload, rows);
    default:
  }
  if (payload.repository === null || payload.repository === undefined)
    throw new Refusal("It names no repository");
  const repo = `${rows.host}/${payload.repository}`;
  switch (record.kind) {
    case RAW.pull:
      return understandPull(payload, repo, rows);
    case RAW.review:
      return understandReview(payload, repo, rows);
    case RAW.thread:
      return understandThread(payload, repo, rows);
    case RAW.reviewComment:
      return understandComment(payload, repo, rows, "review");
    case RAW.issueComment:
      return understandComment(payload, repo, rows, "talk");
    case RAW.issue:
      return understandIssue(payload, repo, rows);
    case RAW.deletedIssue:
      return understandDeletedIssue(payload, rows);
    case RAW.deployment:
      return understandDeployment(payload, { repo, production }, rows);
    case RAW.release:
      return understandRelease(payload, repo, rows);
    case RAW.run:
      return understandRun(payload, repo, rows);
    case RAW.checks:
      return understandChecks(payload, repo, rows);
    case RAW.checkRun:
      return understandCheckRun(payload, repo, rows);
    case RAW.discussion:
      return understandDiscussion(payload, repo, rows);
    case RAW.ruleset:
      return understandRuleset(payload, repo, rows);
    default:
      throw new Refusal("Records of this kind are not known");
  }
}

/** In words, without anything of the record itself but the names of its fields. */
function reasonOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  if (error instanceof ZodError) {
    const places = error.issues.slice(0, 3).map((issue) => `${issue.path.join(".") || "it"} (${issue.code})`);
    return `Not as expected: ${places.join(", ")}`;
  }
  return `It could not be read: ${error instanceof Error ? error.name : "unknown"}`;
}
