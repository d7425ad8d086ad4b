import { z } from "zod";
import { hashParams } from "@/lib/core/hash.ts";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import { JiraFieldMap, type JiraSettings } from "@/lib/model/connection.ts";
import type { Gap } from "@/lib/model/connector.ts";
import type { Client } from "./client.ts";
import { discoverFields, fieldIds, withChosen } from "./field-map.ts";
import { knownZone } from "./local-minute.ts";
import { Board, BoardConfiguration, FieldRow } from "./schema.ts";

/** What a reading of issues depends on: which fields mean what, and on whose wall clock queries are understood. */
export const Setup = z.object({
  zone: z.string(),
  map: JiraFieldMap,
  /** The host's time when it was read. */
  at: z.iso.datetime(),
  /** Of everything that changes what is read; another one means to read from the beginning. */
  hash: z.string(),
});
export type Setup = z.output<typeof Setup>;

const Myself = z.looseObject({ timeZone: z.string().nullish() });
const Boards = z.looseObject({ values: z.array(Board) });
const Fields = z.array(z.unknown());
/** How many boards of a project are asked what they estimate with. */
const BOARDS_ASKED = 3;

/** Asks who we are, which fields the site has and what the boards of a project estimate with. */
export async function readSetup(
  client: Client,
  project: string,
  settings: JiraSettings,
): Promise<{ readonly setup: Setup; readonly gaps: readonly Gap[] }> {
  const myself = await client.get({ path: "/myself", what: "the account of this connection" });
  const { body } = await client.get({ path: "/field", what: "the fields of the site", most: 300 });
  const rows = Fields.safeParse(body);
  if (!rows.success) throw notAList();
  const fields = rows.data.flatMap((row) => {
    const field = FieldRow.safeParse(row);
    return field.success ? [field.data] : [];
  });
  const map = withChosen(discoverFields(fields, await estimatedBy(client, project)), settings.fields);
  const who = Myself.safeParse(myself.body);
  const zone = knownZone(who.success ? who.data.timeZone : null);
  const missing = fieldIds(settings.fields).filter((id) => !fields.some((field) => field.id === id));
  return {
    setup: {
      zone,
      map,
      at: myself.at.toISOString(),
      hash: hashParams({ map, jql: settings.jql }),
    },
    gaps: missing.map((id) => ({
      kind: "jira.field",
      externalId: id,
      reason: "The field that was chosen for a meaning does not exist on this site any more",
    })),
  };
}

async function estimatedBy(client: Client, project: string): Promise<readonly string[]> {
  try {
    const query = { projectKeyOrId: project, type: "scrum", maxResults: BOARDS_ASKED };
    const what = "the boards of the project";
    const boards = Boards.safeParse((await client.get({ path: "/board", isAgile: true, query, what })).body);
    const found: string[] = [];
    for (const board of boards.success ? boards.data.values.slice(0, BOARDS_ASKED) : []) {
      const path = `/board/${board.id}/configuration`;
      const answer = await client.get({ path, isAgile: true, what: "the configuration of a board" });
      const configuration = BoardConfiguration.safeParse(answer.body);
      const id = configuration.success ? configuration.data.estimation?.field?.fieldId : null;
      if (id) found.push(id);
    }
    return found;
  } catch (error) {
    // Boards help to find the field for points; without them its type and its name must do.
    const kinds: readonly string[] = ["permission", "lost", "unsupported"];
    if (error instanceof SourceFailure && kinds.includes(error.kind)) return [];
    throw error;
  }
}

const notAList = (): SourceFailure =>
  new SourceFailure("malformed", "Jira's list of fields cannot be read", {
    fix: "It is asked again by itself. If it stays, check that no proxy changes the answers.",
  });
