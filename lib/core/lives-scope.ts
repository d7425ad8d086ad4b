import { FOLLOW_DAYS } from "../model/follow-days.ts";
import { type Sql, sql } from "./sql.ts";

/** Teams, and the time in which their changes merged: `[from, to)`, in seconds. */
export type LivesScope = { readonly teams: readonly string[]; readonly from: number; readonly to: number };

/**
 * Where the lives `s` of the lines are that changes in scope brought. Lines are born as their change merges: both times are
 * asked for, so that each table is read by its own.
 */
export const livesIn = ({ teams, from, to }: LivesScope): Sql => sql`
  FROM change c JOIN survival s ON s.org_id = c.org_id AND s.repo_id = c.repo_id AND s.change_id = c.id
    JOIN repository r ON r.org_id = s.org_id AND r.id = s.repo_id
  WHERE c.team_id = ANY(${teams}::uuid[])
    AND c.merged_at >= to_timestamp(${from}) AND c.merged_at < to_timestamp(${to})
    AND s.born_at >= to_timestamp(${from}) AND s.born_at < to_timestamp(${to}) AND s.born > 0`;

/** The day of life on which those lines that did not die were last seen alive: when their repository was last read. */
export const SEEN_DAY: Sql = sql`
  least(${FOLLOW_DAYS}::int, greatest(0, coalesce(date_part('day', r.as_of - s.born_at), 0)))::int`;
