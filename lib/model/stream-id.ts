/** Names one stream of one connection. `scope` is the host's key of a repository or project, or "" for all of the connection. */
export type StreamId = {
  readonly orgId: string;
  readonly connectionId: string;
  readonly stream: string;
  readonly scope: string;
};

export const STREAM_STATES = [
  "waiting",
  "running",
  "ok",
  "behind",
  "partial",
  "paused",
  "blocked",
  "failed",
] as const;
export type StreamState = (typeof STREAM_STATES)[number];
