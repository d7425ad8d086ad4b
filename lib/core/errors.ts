/** Everything that can go wrong, as the caller needs to know it. Add a code only when a caller must act differently. */
export type ErrorCode = "not-found" | "forbidden" | "invalid" | "conflict" | "unavailable" | "bug";

/** Try again after an outage, or an error nobody has named yet; the other five codes fail the same way next time. */
export const isRetryable = (error: unknown): boolean =>
  !(error instanceof AppError) || error.code === "unavailable";

export class AppError extends Error {
  readonly code: ErrorCode;
  /** The next thing a person should do, in one sentence. Shown in the UI and in `npm run doctor`. */
  readonly fix: string | undefined;

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; fix?: string } = {}) {
    super(message, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.fix = options.fix;
  }
}
