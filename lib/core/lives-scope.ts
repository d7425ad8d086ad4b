import { FOLLOW_DAYS } from "../model/follow-days.ts";
import { type Sql, sql } from "./sql.ts";

/** Teams, and the time in which their changes merged: `[from, to)`, in seconds. */
export type LivesScope = { readonly teams: readonly string[]; readonly from: number; readonly to: number };

/**
 * The lives `life` of the lines that changes in scope brought, with the day of life `seen` on which those that did not die were
 * last seen alive: when their repository was last read. Lines are born as their change merges: both times are asked for, and
 * each table is read by its own before they meet, which thousands of look-ups of one in the other are slower than.
 */
export const livesIn = ({ teams, from, to }: LivesScope): Sql => sql`
  WITH merged AS MATERIALIZED (
    SELECT repo_id, id FROM change WHERE team_id = ANY(${teams}::uuid[])
      AND merged_at >= to_timestamp(${from}) AND merged_at < to_timestamp(${to})
  ), lived AS MATERIALIZED (
    SELECT s.*, least(${FOLLOW_DAYS}::int, greatest(0, coalesce(date_part('day', r.as_of - s.born_at), 0)))::int AS seen
    FROM survival s JOIN repository r ON r.org_id = s.org_id AND r.id = s.repo_id
    WHERE s.born_at >= to_timestamp(${from}) AND s.born_at < to_timestamp(${to}) AND s.born > 0
  ), life AS (
    SELECT lived.* FROM lived JOIN merged ON merged.repo_id = lived.repo_id AND merged.id = lived.change_id
  )`;
