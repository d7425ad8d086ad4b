import { AppError, type ErrorCode } from "./errors.ts";

/**
 * Why a system did not answer as it should. `credential`: it does not know us (any more). `permission`: it knows us and
 * refuses. `lost`: what was asked for is gone or hidden. `limited`: not before `until`. `unreachable`: no answer, or the
 * system's own fault. `malformed`: an answer that is none. `unsupported`: this version cannot do it.
 */
export const FAILURE_KINDS = [
  "credential",
  "permission",
  "lost",
  "limited",
  "unreachable",
  "malformed",
  "unsupported",
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

const CODES: Readonly<Record<FailureKind, ErrorCode>> = {
  credential: "forbidden",
  permission: "forbidden",
  lost: "not-found",
  limited: "unavailable",
  unreachable: "unavailable",
  malformed: "unavailable",
  unsupported: "invalid",
};

/** A failure of somebody else's system, with what a person should do next. Never carries a header, a body or an address with a secret. */
export class SourceFailure extends AppError {
  readonly kind: FailureKind;
  /** For `limited`: when to ask again. */
  readonly until: Date | null;

  constructor(
    kind: FailureKind,
    message: string,
    options: { cause?: unknown; fix: string; until?: Date | null },
  ) {
    super(CODES[kind], message, options);
    this.name = "SourceFailure";
    this.kind = kind;
    this.until = options.until ?? null;
  }
}
