import type { Budget } from "./budget.ts";
import type { AuthKind, CheckedCall, ConnectionKind, ConnectionSecrets } from "./connection.ts";
import type { HostBatch } from "./host-batch.ts";
import type { RawRecord, Unreadable } from "./raw-record.ts";
import type { Stage } from "./work-item.ts";

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

/** The network, as it is handed in: no address of a private network but those that an admin allowed, a time limit, a size limit. */
export type Http = (url: string, init?: HttpInit) => Promise<Response>;
export type HttpInit = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
};

/** An item that no change names, and whether it was seen to point to a pull request. */
export type UnnamedItem = { readonly key: string; readonly updatedAt: Date; readonly isPointing: boolean };

/** What a connector may use. */
export type ConnectorDeps = {
  /** Names the connection, for limiters that are shared in a process. */
  readonly id: string;
  readonly host: string;
  readonly baseUrl: string;
  readonly auth: AuthKind;
  readonly settings: unknown;
  readonly secrets: ConnectionSecrets;
  readonly http: Http;
  readonly budget: Budget;
  readonly now: () => Date;
  /** Keeps what a host gave in exchange for a secret that is used up. Resolves when it is stored. */
  readonly keepSecrets: (secrets: ConnectionSecrets) => Promise<void>;
  /** What is stored now: another worker may have exchanged a secret since `secrets` was read. */
  readonly latestSecrets?: () => Promise<ConnectionSecrets>;
  /**
   * Items of a project that no change names by itself, as far as they were begun, in the order of their last update: the next
   * `limit` after a place in it. Null while no pull request is known that they could belong to.
   */
  readonly unnamedItems?: (
    project: string,
    after: { readonly at: Date; readonly key: string },
    limit: number,
  ) => Promise<readonly UnnamedItem[] | null>;
  /** Where the host may send its messages; not told where the host cannot reach us. */
  readonly hookUrl?: string;
};

/** What meaning depends on besides the record. */
export type Context = {
  readonly host: string;
  readonly settings: unknown;
  /** Stages of a tracker's statuses, by status id. */
  readonly stages: ReadonlyMap<string, Stage>;
};

/** A branch by its name, in a repository by the key of the host. */
export type Push = { readonly repo: string; readonly branch: string };

/** What a webhook means: rows, and streams that must be read because the message alone does not tell enough. */
export type HookMeaning = Understood & {
  readonly records: readonly RawRecord[];
  readonly refresh: readonly { readonly stream: string; readonly scope: string }[];
  /** Branches that moved: what they hold now is asked of git. */
  readonly pushes?: readonly Push[];
  /** Why nothing follows from it, where nothing does. */
  readonly ignored: string | null;
};

export type HookHead = {
  readonly deliveryId: string;
  readonly event: string;
  readonly action: string | null;
};
export type Headers = Readonly<Record<string, string | undefined>>;

/** A system that is read through its API. One object a system; the corridor knows nothing else of it. */
export type Connector = {
  readonly kind: ConnectionKind;
  streams(deps: ConnectorDeps): readonly Stream[];
  /** Makes every call that collection makes, once, and says what each is for. Never throws for an answer of the host. */
  check(deps: ConnectorDeps, signal: AbortSignal): Promise<readonly CheckedCall[]>;
  /** Of a page of records, whatever their kinds. Pure. */
  understand(records: readonly RawRecord[], context: Context): Understood;
  /**
   * Takes back what a stream registered at the host, of which `cursors` tell, by the stream's name. For a connection that goes.
   * Throws `SourceFailure`.
   */
  leave?(deps: ConnectorDeps, cursors: ReadonlyMap<string, unknown>, signal: AbortSignal): Promise<void>;
  readonly hook: {
    /** Whether a message was signed with one of the secrets, and is not out of date where it carries one. */
    isGenuine(secrets: readonly string[], raw: Uint8Array, headers: Headers, now: Date): boolean;
    /** Null where a required header is missing. */
    head(headers: Headers, body: unknown): HookHead | null;
    understand(head: HookHead, body: unknown, context: Context): HookMeaning;
  };
};
