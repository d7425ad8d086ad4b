/** One record as a source gave it. `externalId` is null where none can be read: the record is then filed under its bytes. */
export type RawRecord = {
  readonly kind: string;
  readonly externalId: string | null;
  readonly payload: unknown;
};

/** A record that could not be understood, and why; kept to be read again by a later build. */
export type Unreadable = {
  readonly kind: string;
  readonly externalId: string;
  readonly reason: string;
  /** Where the record itself is kept; null where it never arrived whole. */
  readonly payloadRef: string | null;
};
