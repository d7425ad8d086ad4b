import type { Connector } from "@/lib/model/connector.ts";
import { headOf } from "./github/hook/head-of.ts";
import { isGenuine } from "./github/hook/is-genuine.ts";
import { hook } from "./jira/hook.ts";

/** Whether a message is genuine, and what it is called: all that is asked at the door. What it means is found out inside. */
export type HookDoor = Pick<Connector["hook"], "isGenuine" | "head">;

const DOORS: Readonly<Record<string, HookDoor>> = { github: { isGenuine, head: headOf }, jira: hook };

/** The door of a source; null where it sends nothing. Loads no client of any source, so that the web process stays small. */
export const hookDoorOf = (source: string): HookDoor | null =>
  Object.hasOwn(DOORS, source) ? (DOORS[source] ?? null) : null;
