import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { CLOSED } from "@/lib/model/change-plan.ts";
import type { SolePulls } from "./by-own-pulls.ts";

const Row = z.object({ account: z.string(), email: z.string(), pulls: z.number() });

/** How many landed pull requests an account opened in which one address made every commit of a person. */
export const readSolePulls = (tx: Tx, orgId: string): Promise<SolePulls[]> =>
  rows(
    tx,
    Row,
    sql`SELECT p.author AS account, d.email, count(*)::int AS pulls FROM (
          SELECT m.repo_id, m.change_id, min(g.email) AS email FROM change_commit m
          JOIN git_identity g ON g.org_id = m.org_id AND g.id = m.author_identity
          WHERE m.org_id = ${orgId} AND m.author_kind = 'human' GROUP BY 1, 2 HAVING count(DISTINCT g.email) = 1
        ) d
        JOIN change c ON c.org_id = ${orgId} AND c.repo_id = d.repo_id AND c.id = d.change_id AND c.kind <> ${CLOSED}
        JOIN repository r ON r.org_id = ${orgId} AND r.id = c.repo_id
        JOIN pull_request p ON p.org_id = ${orgId} AND p.repo = r.host_key AND p.number = c.number
        JOIN account a ON a.org_id = ${orgId} AND a.key = p.author AND a.kind = 'human'
        GROUP BY 1, 2 ORDER BY 2, 1`,
  );
