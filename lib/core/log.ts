import { type DestinationStream, pino } from "pino";
import { redact } from "./redact.ts";

type Scalar = string | number | boolean | bigint | null | undefined;
/** Facts beside a constant message. A payload is neither a scalar nor an error, so it does not compile. */
type LogFields = Readonly<Record<string, Scalar | Error>>;

type Say = (fields: LogFields, message: string) => void;
export type LogLevel = "debug" | "info" | "warn" | "error";
export type Log = Readonly<Record<LogLevel, Say>> & {
  /** The same log with these fields on every line. */
  with(fields: LogFields): Log;
};

/** JSON lines on standard output, or on `stream`. Secrets in texts and errors are taken out on the way. */
export function createLog(level: LogLevel, stream?: DestinationStream): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const writer = stream === undefined ? pino(options) : pino(options, stream);
  const at = (bound: LogFields): Log => {
    const say =
      (name: LogLevel): Say =>
      (fields, message) => {
        if (writer.isLevelEnabled(name)) writer[name](clean({ ...bound, ...fields }), message);
      };
    return {
      debug: say("debug"),
      info: say("info"),
      warn: say("warn"),
      error: say("error"),
      with: (fields) => at({ ...bound, ...fields }),
    };
  };
  return at({});
}

const SECRET_NAME = /password|secret|token|authorization|cookie|key$/i;

function clean(fields: LogFields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (value instanceof Error) return [name, plainError(value)];
      if (typeof value === "bigint") return [name, value.toString()];
      if (typeof value !== "string") return [name, value];
      return [name, SECRET_NAME.test(name) ? "***" : redact(value)];
    }),
  );
}

/** Driver errors carry rows and statements in fields of their own: only these five leave the process. */
function plainError(error: Error): Record<string, unknown> {
  const { code } = error as { code?: unknown };
  return {
    name: error.name,
    message: redact(error.message),
    stack: redact(error.stack ?? ""),
    ...(typeof code === "string" && { code }),
    ...(error.cause instanceof Error && { cause: redact(error.cause.message) }),
  };
}
