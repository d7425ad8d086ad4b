/** Milliseconds since 1970 UTC, whole seconds. */
export type Instant = number;
