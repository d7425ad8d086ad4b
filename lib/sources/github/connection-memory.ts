import { createHash } from "node:crypto";
import type { ConnectorDeps } from "@/lib/model/connector.ts";
import type { Pulse } from "./schema-pulse.ts";

/** Newest first: the version that is asked for, and those that an older server falls back to. The last is to ask for none. */
const API_VERSIONS = ["2026-03-10", "2022-11-28", null] as const;

/** When the lists of a repository last changed, by the host's own time, and when that was asked. */
export type KnownPulse = {
  readonly pulse: Pulse;
  readonly hostAt: Date | null;
  /** Milliseconds since 1970, of the clock here. */
  readonly askedAt: number;
};

/** What one process remembers of a connection between two pages. Nothing is lost with it but some requests. */
export type ConnectionMemory = {
  /** Installation tokens, as the sign-in library writes them. */
  readonly tokens: Map<string, string>;
  apiVersion: string | null;
  /** `Type.field` of fields that this server does not have. */
  readonly unknownFields: Set<string>;
  /** The token may not see project fields. */
  isWithoutProjects: boolean;
  /** By repository key. */
  readonly pulses: Map<string, KnownPulse>;
};

const memories = new Map<string, { readonly signedWith: string; readonly memory: ConnectionMemory }>();

/** One memory a connection; a new one when it signs in with something else. */
export function memoryOf(deps: ConnectorDeps): ConnectionMemory {
  const { token, privateKey } = deps.secrets;
  const signedWith = createHash("sha256")
    .update(JSON.stringify([deps.baseUrl, deps.auth, token, privateKey, deps.settings]))
    .digest("hex");
  const known = memories.get(deps.id);
  if (known?.signedWith === signedWith) return known.memory;
  const memory: ConnectionMemory = {
    tokens: new Map(),
    apiVersion: API_VERSIONS[0],
    unknownFields: new Set(),
    isWithoutProjects: false,
    pulses: new Map(),
  };
  memories.set(deps.id, { signedWith, memory });
  return memory;
}

/** Takes the next older version of the interface. False: there is none. */
export function fallBack(memory: ConnectionMemory): boolean {
  const next = API_VERSIONS[API_VERSIONS.findIndex((one) => one === memory.apiVersion) + 1];
  if (next === undefined) return false;
  memory.apiVersion = next;
  return true;
}
