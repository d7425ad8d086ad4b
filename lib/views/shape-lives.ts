import { z } from "zod";
import type { ChangeList } from "@/lib/core/change-reader.ts";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import type { LineLives } from "@/lib/model/fact.ts";
import { type ListQuery, PAGE_ROWS } from "./list-query.ts";

const Row = z.object({
  repo_id: z.uuid(),
  id: z.string(),
  number: z.number().nullable(),
  merge_sha: z.string(),
  title: z.string(),
  merged_at: z.date(),
  work_kind: z.string(),
});

/** Lines of a change still alive at the horizon, as far as it has been watched. */
const aliveAt = ({ born, days, deaths }: LineLives, horizon: number): number =>
  born - deaths.reduce((sum, died, at) => sum + ((days[at] ?? 0) <= horizon ? died : 0), 0);

/** The changes behind a survival figure: lines still alive, of lines born; those that lost most first. */
export async function shapeLives(
  tx: Tx,
  lives: readonly LineLives[],
  horizon: number,
  query: ListQuery,
): Promise<ChangeList> {
  const measured = lives.map((life) => ({ life, of: aliveAt(life, horizon), over: life.born }));
  const sorted = measured.toSorted((a, b) => b.over - b.of - (a.over - a.of));
  const page = sorted.slice((query.page - 1) * PAGE_ROWS, query.page * PAGE_ROWS);
  const found = await rows(
    tx,
    Row,
    sql`SELECT c.repo_id, c.id, c.number, c.merge_sha, c.title, c.merged_at, c.work_kind
        FROM unnest(${page.map(({ life }) => life.repoId)}::uuid[], ${page.map(({ life }) => life.changeId)}::text[]) AS k (repo, change)
        JOIN change c ON c.repo_id = k.repo AND c.id = k.change`,
  );
  return {
    count: measured.length,
    of: measured.reduce((sum, each) => sum + each.of, 0),
    over: measured.reduce((sum, each) => sum + each.over, 0),
    rows: page.flatMap(({ life, of, over }) => {
      const change = found.find(({ repo_id, id }) => repo_id === life.repoId && id === life.changeId);
      if (!change) return [];
      const { repo_id, merge_sha, merged_at, work_kind, ...rest } = change;
      const { composition } = life;
      return [
        {
          ...rest,
          repoId: repo_id,
          mergeSha: merge_sha,
          mergedAt: merged_at,
          workKind: work_kind,
          composition,
          of,
          over,
        },
      ];
    }),
  };
}
