import { refusedIn } from "@/lib/core/bulk-merge.ts";
import type { Tx } from "@/lib/core/db.ts";
import type { HostBatch } from "@/lib/model/host-batch.ts";
import { cellsOf, type HostScope, type HostTable, mergeRows, type Told } from "../host-table.ts";
import { dropConverted } from "../work/drop-converted.ts";
import { saveWork } from "../work/save-work.ts";
import { ITEMS } from "../work/work-tables.ts";
import { CHECKS, DEPLOYMENTS, DISCUSSIONS, RELEASES, RULESETS, RUNS } from "./delivery-tables.ts";
import { ACCOUNTS, PROJECTS, REPOSITORIES, TEAMS } from "./place-tables.ts";
import { COMMENTS, EVENTS, PULLS, REVIEWS, THREADS } from "./pull-tables.ts";
import { saveRosters } from "./save-rosters.ts";
import { type Touched, touching, type Unsure } from "./touched.ts";

/**
 * Writes what a page or a message means, whole tables at a time and always in the same order, and answers what really
 * changed. Equal rows are not touched; what is older than what is known changes nothing.
 */
export async function saveBatch(
  tx: Tx,
  scope: HostScope,
  batch: HostBatch,
  now: Date,
  told: Told = "page",
): Promise<Touched> {
  const touched = touching();
  const write = async <Row>(
    table: HostTable<Row>,
    rows: readonly Row[] | undefined,
    list?: keyof Touched,
    column?: string,
  ): Promise<void> => touched.take(await mergeRows(tx, table, scope, rows, told), list, column);

  await write(ACCOUNTS, batch.accounts, "accounts");
  await write(REPOSITORIES, batch.repositories, "repositories");
  await write(PROJECTS, batch.projects, "projects");
  await write(TEAMS, batch.teams, "teams");
  for (const team of await saveRosters(tx, scope.orgId, batch.rosters ?? [], now)) touched.add("teams", team);
  const pulls = await mergeRows(tx, PULLS, scope, batch.pullRequests, told);
  touched.take(pulls);
  await write(REVIEWS, batch.reviews);
  await write(THREADS, batch.threads);
  await write(COMMENTS, batch.comments);
  await write(EVENTS, batch.events);
  await write(DEPLOYMENTS, batch.deployments);
  await write(RELEASES, batch.releases);
  await write(RUNS, batch.runs);
  await write(CHECKS, batch.checks);
  await write(DISCUSSIONS, batch.discussions);
  await write(RULESETS, batch.rulesets);
  await saveWork(tx, scope, batch, now, told, touched);
  const numbered = [...pulls.touched, ...issuesOf(batch)].flatMap(({ repo, number }) =>
    typeof repo === "string" && typeof number === "number" ? [{ repo, number }] : [],
  );
  for (const key of await dropConverted(tx, scope.orgId, numbered, now)) touched.add("items", key);

  const compare = async <Row>(
    table: HostTable<Row>,
    rows: readonly Row[] | undefined,
    what: Unsure["what"],
    column = "repo",
  ) => {
    if (told === "page" || rows === undefined || rows.length === 0) return;
    const { message } = table.targets;
    const cells = cellsOf(table, rows, scope);
    for (const place of await refusedIn(tx, message, { column, also: sameSecond }, scope.orgId, cells))
      touched.addUnsure({ what, place: String(place) });
  };
  await compare(PULLS, batch.pullRequests, "pulls");
  await compare(COMMENTS, batch.comments, "comments");
  await compare(DISCUSSIONS, batch.discussions, "discussions");
  await compare(ITEMS, batch.workItems, "items", "project");
  return touched.end();
}

/** Issues count in one row with the pull requests of their repository; items of trackers do not. */
const issuesOf = ({ workItems = [] }: HostBatch) =>
  workItems.flatMap(({ project, number, label }) =>
    number !== null && label.endsWith(`#${number}`) ? [{ repo: project, number }] : [],
  );

const sameSecond = (n: string, o: string): string => `${n}.updated_at = ${o}.updated_at`;
