import type { HostBatch } from "./host-batch.ts";
import type { RawRecord, Unreadable } from "./raw-record.ts";

/** What a stream is about: one repository or project by its key at the host, or "" for the whole connection. */
export type StreamScope = { readonly key: string; readonly name: string };

/** What one call for a page cost, as the host counts. */
export type Spent = { readonly requests: number; readonly points: number; readonly ms: number };

/** What could not be read, and what it costs. `externalId` names the record where there is one. */
export type Gap = { readonly kind: string; readonly externalId: string | null; readonly reason: string };

/** One page of one stream, as it was said. */
export type StreamPage = {
  readonly records: readonly RawRecord[];
  /** Where the next page begins: plain JSON, written by the collector and read by nobody else. */
  readonly cursor: unknown;
  /** Nothing more to read for now. */
  readonly isLast: boolean;
  /** The whole history has been read at least once. */
  readonly isComplete: boolean;
  readonly gaps: readonly Gap[];
  readonly spent: Spent;
  /** The span of time that the records lie in, by the order of the stream; null for an empty page. */
  readonly covered: { readonly from: Date; readonly to: Date } | null;
  /** How many items the whole stream has, where the host says so. */
  readonly total: number | null;
  /** The page size that worked; the next page begins with it. */
  readonly pageSize: number | null;
};

export type PageRequest = {
  readonly scope: StreamScope;
  /** Null: begin. */
  readonly cursor: unknown;
  readonly pageSize: number | null;
  readonly now: Date;
  readonly signal: AbortSignal;
};

/** A list that a source can be read by. */
export type Stream = {
  readonly name: string;
  /** Which kind of scope it is read by. */
  readonly per: "connection" | "repository" | "project";
  /** Reads before what has a higher number. */
  readonly rank: number;
  /** Seconds between two runs once it is up to date. */
  readonly everySeconds: number;
  /** Of which allowance it lives: graphql, rest, jira. */
  readonly resource: string;
  readPage(request: PageRequest): Promise<StreamPage>;
};

/** What the records of a page mean. What could not be understood is named, and the rest stands. */
export type Understood = { readonly batch: HostBatch; readonly unreadable: readonly Unreadable[] };
