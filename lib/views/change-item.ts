import { z } from "zod";
import type { TeamAccess } from "@/lib/auth/access.ts";
import type { Tx } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { COMPOSITION_CLASSES } from "@/lib/model/composition-class.ts";
import { EXCLUDED } from "@/lib/model/correction.ts";
import { EDGE_KINDS } from "@/lib/model/ledger.ts";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import { itemCorrections } from "./item-corrections.ts";
import { pieceOfWork } from "./piece-of-work.ts";
import { signalsOf } from "./signals-of.ts";
import { sourceLinks } from "./source-link.ts";
import { unitWeight } from "./unit-weight.ts";

const Change = z.object({
  id: z.string(),
  kind: z.string(),
  number: z.number().nullable(),
  merge_sha: z.string(),
  branch: z.string(),
  title: z.string(),
  head_branch: z.string().nullable(),
  merged_at: z.date(),
  work_kind: z.string(),
  gross: z.number(),
  repository: z.string(),
  location: z.string(),
});
const Group = z.object({
  path: z.string(),
  class: z.enum(LEDGER_CLASSES),
  rule: z.string(),
  added: z.number(),
  removed: z.number(),
  confidence: z.number(),
  refs: z.array(z.string()),
  stated_class: z.enum([...LEDGER_CLASSES, EXCLUDED]).nullable(),
  stated_by: z.string().nullable(),
});
const Entry = z.object({
  class: z.enum(LEDGER_CLASSES),
  atoms: z.number(),
  cause_id: z.string(),
  booked_at: z.date(),
  rule: z.string(),
});
const Edge = z.object({
  kind: z.enum(EDGE_KINDS),
  from_id: z.string(),
  to_id: z.string(),
  rule: z.string(),
  confidence: z.number(),
  matched_atoms: z.number(),
  other_title: z.string().nullable(),
});
const Made = z.object({
  class: z.enum(COMPOSITION_CLASSES),
  confidence: z.number(),
  reason: z.string(),
  lines: z.number(),
  ai_lines: z.number().nullable(),
  signals: z.unknown(),
  stated_class: z.enum(COMPOSITION_CLASSES).nullable(),
  stated_by: z.string().nullable(),
});
const Commit = z.object({
  sha: z.string(),
  subject: z.string(),
  authored_at: z.date(),
  added: z.number().nullable(),
  removed: z.number().nullable(),
});

const MOST_GROUPS = 400;

/** One change with everything that decided about it. Carries no author: the link to the source does. */
export async function changeItem(tx: Tx, access: TeamAccess, repoId: string, id: string) {
  const key = sql`org_id = ${access.orgId} AND repo_id = ${repoId} AND change_id = ${id}`;
  const [change] = await rows(
    tx,
    Change,
    sql`SELECT c.id, c.kind, c.number, c.merge_sha, c.branch, c.title, c.head_branch, c.merged_at, c.work_kind, c.gross,
          r.name AS repository, r.location
        FROM change c JOIN repository r ON r.org_id = c.org_id AND r.id = c.repo_id
        WHERE c.org_id = ${access.orgId} AND c.team_id = ANY(${access.teamIds}::uuid[]) AND c.repo_id = ${repoId} AND c.id = ${id}`,
  );
  if (!change) throw new AppError("not-found", "No such change.");
  const [made] = await rows(
    tx,
    Made,
    sql`SELECT class, confidence, reason, lines, ai_lines, signals, stated_class, stated_by
        FROM composition WHERE ${key}`,
  );
  const links = sourceLinks(change.location);
  const commits = await rows(
    tx,
    Commit,
    sql`SELECT sha, subject, authored_at, added, removed FROM change_commit WHERE ${key} ORDER BY position LIMIT 250`,
  );
  return {
    change: { ...change, link: links.change(change.number) ?? links.commit(change.merge_sha) },
    groups: await rows(
      tx,
      Group,
      sql`SELECT path, class, rule, added, removed, confidence, refs, stated_class, stated_by FROM atom_group WHERE ${key}
          ORDER BY added + removed DESC, path LIMIT ${MOST_GROUPS}`,
    ),
    entries: await rows(
      tx,
      Entry,
      sql`SELECT class, atoms, cause_id, booked_at, rule FROM ledger_entry WHERE ${key} ORDER BY seq LIMIT 1000`,
    ),
    edges: await rows(
      tx,
      Edge,
      sql`SELECT e.kind, e.from_id, e.to_id, e.rule, e.confidence, e.matched_atoms, c.title AS other_title
          FROM ledger_edge e LEFT JOIN change c ON c.org_id = e.org_id AND c.repo_id = e.repo_id
            AND c.id = CASE WHEN e.from_id = ${id} THEN e.to_id ELSE e.from_id END
          WHERE e.org_id = ${access.orgId} AND e.repo_id = ${repoId} AND (e.from_id = ${id} OR e.to_id = ${id})
          ORDER BY e.kind, e.from_id, e.to_id LIMIT 200`,
    ),
    piece: await pieceOfWork(tx, access, repoId, id),
    weight: await unitWeight(tx, access, repoId, id),
    made: made ? { ...made, signals: signalsOf(made.signals) } : null,
    corrections: await itemCorrections(tx, access.orgId, repoId, id),
    commits: commits.map((commit) => ({ ...commit, link: links.commit(commit.sha) })),
  };
}

export type ChangeItem = Awaited<ReturnType<typeof changeItem>>;
