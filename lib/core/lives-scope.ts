import { FOLLOW_DAYS } from "../model/follow-days.ts";
import { type Sql, sql } from "./sql.ts";

/** Teams, and the time in which their changes merged: `[from, to)`, in seconds. */
export type LivesScope = { readonly teams: readonly string[]; readonly from: number; readonly to: number };

/**
 * The lives `life` of the lines that changes in scope brought, with the day of life `seen` on which those that did not die were
 * last seen alive: when their repository was last read. Lines are born as their change merges.
 */
export const livesIn = ({ teams, from, to }: LivesScope): Sql => sql`
  WITH life AS (
    SELECT s.*, least(${FOLLOW_DAYS}::int, greatest(0, coalesce(date_part('day', r.as_of - s.born_at), 0)))::int AS seen
    FROM survival s JOIN repository r ON r.org_id = s.org_id AND r.id = s.repo_id
    WHERE s.team_id = ANY(${teams}::uuid[]) AND s.born > 0
      AND s.born_at >= to_timestamp(${from}) AND s.born_at < to_timestamp(${to})
  )`;
