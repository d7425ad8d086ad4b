import { z } from "zod";
import { NodeId, Who } from "../schema.ts";
import type { Wrapped } from "../schema-more.ts";
import type { Collected } from "./collected.ts";
import { numberOf } from "./refusal.ts";
import { countOf, textOf } from "./values.ts";

const Thread = z.object({
  node_id: NodeId,
  comments: z
    .array(
      z.object({ path: z.string().nullish(), line: z.number().nullish(), position: z.number().nullish() }),
    )
    .min(1),
});

/** A conversation that a webhook told to be resolved, or open again. */
export function understandThread(payload: Wrapped, repo: string, rows: Collected): void {
  const { node_id: externalId, comments } = Thread.parse(payload.item);
  const number = numberOf(payload.number);
  const [first] = comments;
  rows.add("threads", `${repo} ${number} ${externalId}`, {
    repo,
    number,
    externalId,
    path: textOf(first?.path ?? "", 4_096),
    line: countOf(first?.line),
    isResolved: payload.isResolved === true,
    isOutdated: (first?.position ?? null) === null,
    resolvedBy: payload.isResolved === true ? rows.account(Who.parse(payload.author)) : null,
    commentCount: null,
  });
}
