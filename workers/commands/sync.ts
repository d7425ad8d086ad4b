import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { withOrg } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import type { KeptStream } from "@/lib/core/kept-stream.ts";
import { ask } from "@/lib/jobs/ask.ts";
import { syncConnection } from "@/lib/jobs/sync-connection.ts";
import { FIRST_ORGANISATION } from "@/lib/model/first-organisation.ts";
import { askStreams, streamsOf } from "@/lib/raw/stream-list-store.ts";
import { type ConnectionRow, readableConnections } from "@/lib/settings/connection-store.ts";
import type { Terminal } from "./terminal.ts";
import { USAGES } from "./usages.ts";
import type { CommandDeps } from "./with-database.ts";

/** Asks for everything that connections tell to be read now; with `--wait` until it has been, or until it cannot go on. */
export async function syncCommand(
  args: readonly string[],
  { db, queues }: CommandDeps,
  terminal: Terminal,
): Promise<void> {
  const { org, connection, wait } = parse(args);
  const orgId = org ?? FIRST_ORGANISATION;
  const all = await withOrg(db, orgId, (tx) => readableConnections(tx, orgId));
  const chosen = all.filter(
    ({ id, name }) => connection === undefined || connection === id || connection === name,
  );
  if (chosen.length === 0)
    throw new AppError("not-found", "There is no such connection.", {
      fix:
        all.length === 0
          ? "Add a connection on the settings page."
          : `Name one of: ${all.map(({ name }) => name).join(", ")}.`,
    });
  for (const { id, name } of chosen) {
    const scope = { orgId, connectionId: id };
    await withOrg(db, orgId, (tx) => askStreams(tx, scope, {}, new Date()));
    await ask(db, queues, syncConnection, scope);
    if (!wait) terminal.say(`${name}: asked for.`);
  }
  if (!wait) return;
  const troubles = [];
  for (const row of chosen) troubles.push(...(await untilRead({ db }, row, terminal)));
  if (troubles.length > 0)
    throw new AppError("unavailable", troubles.join("\n"), { fix: "Not everything could be read." });
}

/** Waits until no stream can go on by itself, and answers what stands in the way. */
async function untilRead(
  { db }: Pick<CommandDeps, "db">,
  row: ConnectionRow,
  terminal: Terminal,
): Promise<string[]> {
  const scope = { orgId: row.orgId, connectionId: row.id };
  const began = new Date();
  for (;;) {
    const streams = await withOrg(db, row.orgId, (tx) => streamsOf(tx, scope));
    const busy = streams.filter((stream) => isBusy(stream, began));
    if (streams.length > 0 && busy.length === 0) {
      terminal.progress(null);
      const items = streams.reduce((sum, { itemsDone }) => sum + itemsDone, 0);
      terminal.say(
        `${row.name}: read, ${items.toLocaleString("en-US")} records in ${streams.length} streams.`,
      );
      return streams
        .filter(({ state }) => state !== "ok" && state !== "paused")
        .map(({ stream, scopeName, state, cause, fix }) =>
          [`${row.name}, ${stream} of ${scopeName}: ${state}.`, cause, fix].filter(Boolean).join(" "),
        );
    }
    terminal.progress(`${row.name}: ${streams.length - busy.length} of ${streams.length} streams read`);
    await sleep(500);
  }
}

/** Not read since the command began, or on its way; what waits for another hour is not waited for. */
const isBusy = ({ state, nextRunAt, lastRunAt }: KeptStream, began: Date): boolean =>
  state === "running" ||
  state === "waiting" ||
  (state !== "paused" &&
    nextRunAt !== null &&
    (nextRunAt.getTime() <= Date.now() + 10_000 || lastRunAt === null || lastRunAt < began));

function parse(args: readonly string[]) {
  const options = {
    org: { type: "string" },
    connection: { type: "string" },
    wait: { type: "boolean" },
  } as const;
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.org !== undefined) z.uuid().parse(values.org);
    return { org: values.org, connection: values.connection, wait: values.wait === true };
  } catch {
    throw new AppError("invalid", "That is no way to ask.", { fix: `Usage: ${USAGES.sync}` });
  }
}
