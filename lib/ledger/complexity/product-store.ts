import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { servicesOf } from "./services-of.ts";
import type { ProductMap } from "./subsystem-of.ts";

/** What a repository is made of, by the files at the tip of its landing branch. */
export async function readProductMap(tx: Tx, { orgId, repoId }: RepoScope): Promise<ProductMap> {
  const files = await rows(
    tx,
    z.object({ path: z.string() }),
    sql`SELECT path FROM live_line WHERE org_id = ${orgId} AND repo_id = ${repoId} AND path LIKE '%/%' AND path NOT LIKE '%/%/%'`,
  );
  return { services: servicesOf(files.map(({ path }) => path)), components: [] };
}
