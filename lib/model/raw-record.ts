/** One record as a source gave it. `externalId` is null where none can be read: the record is then filed under its bytes. */
export type RawRecord = {
  readonly kind: string;
  readonly externalId: string | null;
  readonly payload: unknown;
  /** What two records have to share to be one and the same: the payload without the moment it was true. Left out: all of it. */
  readonly content?: unknown;
};

/** A record that could not be understood, and why; kept to be read again by a later build. */
export type Unreadable = {
  readonly kind: string;
  readonly externalId: string;
  readonly reason: string;
  /** Where the record itself is kept; null where it never arrived whole. */
  readonly payloadRef: string | null;
};
