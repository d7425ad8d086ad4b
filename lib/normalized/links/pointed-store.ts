import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import type { UnnamedItem } from "@/lib/model/connector.ts";
import type { DatedLink } from "./drop-umbrellas.ts";
import type { LinkPlace } from "./link-store.ts";

/** By which rule an item is linked that points to a change itself, and how much that says. */
export const POINTED = { rule: "remote_link", strength: 0.85 } as const;

const Unnamed = z.object({ key: z.string(), updatedAt: z.date(), isPointing: z.boolean() });

/**
 * The next items of a project, begun and no epics, that no change names by branch, title, text or commits, after a place in the
 * order of their last update. Null while no pull request is known.
 */
export async function unnamedItems(
  tx: Tx,
  orgId: string,
  project: string,
  after: { readonly at: Date; readonly key: string },
  limit: number,
): Promise<readonly UnnamedItem[] | null> {
  const known = await rows(
    tx,
    z.object({ number: z.number() }),
    sql`SELECT number FROM pull_request WHERE org_id = ${orgId} LIMIT 1`,
  );
  if (known.length === 0) return null;
  return rows(
    tx,
    Unnamed,
    sql`SELECT i.key, i.updated_at AS "updatedAt", EXISTS (
          SELECT 1 FROM work_item_pull w WHERE w.org_id = ${orgId} AND w.item = i.key) AS "isPointing"
        FROM work_item i
        WHERE i.org_id = ${orgId} AND i.project = ${project} AND i.level < 1 AND i.deleted_at IS NULL
          AND i.stage NOT IN ('backlog', 'ready') AND (i.updated_at, i.key) > (${after.at}::timestamptz, ${after.key})
          AND NOT EXISTS (SELECT 1 FROM development_link l
            WHERE l.org_id = ${orgId} AND l.item = i.key AND l.rule <> ${POINTED.rule})
        ORDER BY i.updated_at, i.key LIMIT ${limit}`,
  );
}

const Pointed = z.object({ change: z.string(), item: z.string(), evidence: z.string(), at: z.date() });

/** Links from items that point to pull requests of a repository, by its name of today or an earlier one. */
export async function pointedLinks(tx: Tx, orgId: string, { key }: LinkPlace): Promise<readonly DatedLink[]> {
  const found = await rows(
    tx,
    Pointed,
    sql`SELECT DISTINCT 'pr:' || p.number AS change, i.key AS item, coalesce(p.merged_at, p.opened_at) AS at,
          i.label || ' points to ' || h.full_name || '#' || p.number AS evidence
        FROM host_repository h
        JOIN work_item_pull w ON w.org_id = h.org_id AND w.host = split_part(h.key, '/', 1)
          AND lower(w.full_name) IN (SELECT lower(name) FROM unnest(h.earlier_names || h.full_name) AS name)
        JOIN pull_request p ON p.org_id = h.org_id AND p.repo = h.key AND p.number = w.number
        JOIN work_item i ON i.org_id = h.org_id AND i.key = w.item AND i.level < 1 AND i.deleted_at IS NULL
        WHERE h.org_id = ${orgId} AND h.key = ${key}`,
  );
  return found.map((link) => ({ ...link, ...POINTED, repo: key }));
}
